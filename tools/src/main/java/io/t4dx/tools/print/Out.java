package io.t4dx.tools.print;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Optional;

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

  /** Why something could not be written. It is thrown once, and nothing is tried after it. */
  private Optional<RuntimeException> failure = Optional.empty();

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
      if (failure.isEmpty()) {
        to.write(bytes, offset, length);
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  public void flush() {
    try {
      if (failure.isEmpty()) {
        to.flush();
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /**
   * The same way out for whoever wants a writer. It is flushed with everything else: picocli, who
   * wants one, would take a failure there for an error of its own.
   */
  PrintWriter writer() {
    return new PrintWriter(
        new Writer() {
          @Override
          public void write(char[] characters, int offset, int length) {
            print(new String(characters, offset, length));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        });
  }

  /** Why something could not be written, {@link Closed} or {@link Failed}, if that is so. */
  public Optional<RuntimeException> failure() {
    return failure;
  }

  private RuntimeException failure(IOException e) {
    String what = String.valueOf(e.getMessage());
    RuntimeException thrown =
        what.contains("Broken pipe") || what.contains("Pipe closed") || what.contains("reset")
            ? new Closed(e)
            : new Failed(e);
    failure = Optional.of(thrown);
    return thrown;
  }
}
