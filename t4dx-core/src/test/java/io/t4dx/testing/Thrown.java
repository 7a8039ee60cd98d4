package io.t4dx.testing;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Work on a simulated disk, which fails only where it was told to. */
public final class Thrown {
  private Thrown() {}

  /** What may be done. */
  @FunctionalInterface
  public interface Work<T> {
    T get() throws IOException;
  }

  /** Does it where no checked exception can go. */
  public static <T> T unchecked(Work<T> work) {
    try {
      return work.get();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
