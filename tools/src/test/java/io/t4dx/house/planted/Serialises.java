package io.t4dx.house.planted;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;

/** Each method breaks the ban on Java's serialisation. */
public final class Serialises {
  Object read(InputStream in) throws IOException, ClassNotFoundException {
    return new ObjectInputStream(in).readObject();
  }

  void write(OutputStream out, Object object) throws IOException {
    new ObjectOutputStream(out).writeObject(object);
  }
}
