package io.t4dx.tools.print;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * One of the two ways out of the process. Unlike {@link java.io.PrintStream} it tells when nobody
 * takes what it writes, so that a command whose reader has gone does not go on.
 */
public final class Out {
  /** Nobody reads what is written: the reader of a pipe has ended. */
  public static final class Closed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Closed(IOException cause) {
      super("nobody reads the output: " + cause.getMessage(), cause);
    }
  }

  /** The output cannot be written, though somebody wants it. */
  public static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Failed(IOException cause) {
      super("the output cannot be written: " + cause.getMessage(), cause);
    }
  }

  private final OutputStream to;

  /** Writes UTF-8, whatever the locale. */
  public Out(OutputStream to) {
    this.to = new BufferedOutputStream(to, 1 << 16);
  }

  public void print(String text) {
    write(text.getBytes(UTF_8));
  }

  public void println(String line) {
    print(line);
    print("\n");
  }

  public void write(byte[] bytes) {
    write(bytes, 0, bytes.length);
  }

  public void write(byte[] bytes, int offset, int length) {
    try {
      to.write(bytes, offset, length);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  public void flush() {
    try {
      to.flush();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** The same way out for whoever wants a writer. */
  PrintWriter writer() {
    return new PrintWriter(
        new Writer() {
          @Override
          public void write(char[] characters, int offset, int length) {
            print(new String(characters, offset, length));
          }

          @Override
          public void flush() {
            Out.this.flush();
          }

          @Override
          public void close() {
            Out.this.flush();
          }
        });
  }

  private static RuntimeException failure(IOException e) {
    String what = String.valueOf(e.getMessage());
    return what.contains("Broken pipe") || what.contains("Pipe closed") || what.contains("reset")
        ? new Closed(e)
        : new Failed(e);
  }
}
