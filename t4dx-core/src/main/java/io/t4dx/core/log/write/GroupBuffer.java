package io.t4dx.core.log.write;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Where a group's lines are put together: one buffer that stays, and one for a line of exceptional
 * size.
 */
final class GroupBuffer {
  private static final int INITIAL_BYTES = 64 << 10;

  private final int mostKept;
  private ByteBuffer kept = ByteBuffer.allocateDirect(INITIAL_BYTES);
  private @Nullable Arena exceptional;

  GroupBuffer(int mostKept) {
    this.mostKept = mostKept;
  }

  /** An empty buffer with room for so many bytes; valid until {@link #release}. */
  ByteBuffer acquire(int bytes) {
    if (bytes > mostKept) {
      Arena arena = Arena.ofShared();
      exceptional = arena;
      return arena.allocate(bytes).asByteBuffer();
    }
    if (bytes > kept.capacity()) {
      int doubled = Integer.highestOneBit(bytes - 1) << 1;
      kept = ByteBuffer.allocateDirect(Math.min(mostKept, doubled));
    }
    return kept.clear();
  }

  /** Gives back the memory of an exceptional line, so that memory stays bounded. */
  void release() {
    Arena arena = exceptional;
    exceptional = null;
    if (arena != null) {
      arena.close();
    }
  }
}
