package io.t4dx.core.log.write;

import io.t4dx.core.disk.DiskFile;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Writes zeros ahead of the lines. */
final class Zeros {
  /**
   * Measured (decision 0010): smaller steps disturb the writers' syncs more often, larger ones for
   * longer.
   */
  static final int STEP_BYTES = 256 << 10;

  private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(STEP_BYTES).asReadOnlyBuffer();

  private Zeros() {}

  static void write(DiskFile file, long from, long to) throws IOException {
    for (long at = from; at < to; ) {
      int count = (int) Math.min(STEP_BYTES, to - at);
      file.writeFully(ZEROS.duplicate().limit(count), at);
      at += count;
    }
  }
}
