package io.t4dx.core.codec;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A bounded number of buffers, for any number of threads. Nothing waits: who finds none takes a new
 * one, and what finds no place is left to the garbage collector.
 */
final class BufferPool {
  /** A power of two: more than the writers that meet while their lines are encoded and synced. */
  private static final int PLACES = 64;

  /** What has grown beyond this is not kept, so that one large batch does not hold memory. */
  private static final int KEPT_CAPACITY = 256 << 10;

  private static final int PROBES = 4;

  private final int maxLength;
  private final AtomicReferenceArray<@Nullable EncodingBuffer> places =
      new AtomicReferenceArray<>(PLACES);

  BufferPool(int maxLength) {
    this.maxLength = maxLength;
  }

  EncodingBuffer take() {
    int start = start();
    for (int i = 0; i < PROBES; i++) {
      int place = (start + i) & (PLACES - 1);
      if (places.getPlain(place) != null) {
        EncodingBuffer buffer = places.getAndSet(place, null);
        if (buffer != null) {
          buffer.clear();
          return buffer;
        }
      }
    }
    return new EncodingBuffer(maxLength);
  }

  void give(EncodingBuffer buffer) {
    if (buffer.capacity() > KEPT_CAPACITY) {
      return;
    }
    int start = start();
    for (int i = 0; i < PROBES; i++) {
      int place = (start + i) & (PLACES - 1);
      if (places.getPlain(place) == null && places.compareAndSet(place, null, buffer)) {
        return;
      }
    }
  }

  /** Where a thread looks first, so that few threads look at the same place. */
  private static int start() {
    long id = Thread.currentThread().threadId();
    return (int) ((id * 0x9E3779B97F4A7C15L) >>> 58);
  }
}
