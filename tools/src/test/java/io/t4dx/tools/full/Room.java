package io.t4dx.tools.full;

import java.io.IOException;

/** How many bytes files can still grow by. */
final class Room {
  private long left = Long.MAX_VALUE;
  private long taken;

  synchronized void leave(long bytes) {
    left = bytes;
    taken = 0;
  }

  /** What files have grown by since room was last left. */
  synchronized long taken() {
    return taken;
  }

  /**
   * Takes room for as many bytes as there is.
   *
   * @throws IOException if there is none for any of them
   */
  synchronized long take(long bytes) throws IOException {
    long given = Math.min(bytes, left);
    if (bytes > 0 && given == 0) {
      throw full();
    }
    left -= given;
    taken += given;
    return given;
  }

  /** What a name needs, where the disk is full to its last byte. */
  synchronized void requireAny() throws IOException {
    if (left == 0) {
      throw full();
    }
  }

  private static IOException full() {
    return new IOException("No space left on device");
  }
}
