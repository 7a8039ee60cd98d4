package io.t4dx.house.planted;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Paths;

/** Each method breaks the ban on files. */
public final class TouchesFiles {
  boolean exists(String name) {
    return Files.exists(Paths.get(name));
  }

  boolean old(String name) {
    return new File(name).exists();
  }

  InputStream stream(String name) throws IOException {
    return new FileInputStream(name);
  }

  RandomAccessFile random(String name) throws IOException {
    return new RandomAccessFile(name, "r");
  }

  long channel(FileChannel channel) throws IOException {
    return channel.size();
  }
}
