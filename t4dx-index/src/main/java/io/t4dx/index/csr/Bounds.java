package io.t4dx.index.csr;

import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.index.page.LittleEndian;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Whether the numbers of a part of a page are below a bound. */
final class Bounds {
  private Bounds() {}

  /**
   * Checks integers.
   *
   * @param start where the part starts
   * @param count how many integers it has
   * @param from where the page starts
   * @param to where the page ends
   */
  static void ints(
      MemorySegment image, long start, long count, long from, long to, int bound, String what) {
    long end = Math.min(to, start + 4 * count);
    for (long at = Math.max(from, start); at < end; at += 4) {
      int value = image.get(LittleEndian.INT, at);
      if (value < 0 || value >= bound) {
        throw new CorruptIndexException(at, what + " " + value + " is not below " + bound);
      }
    }
  }

  /** Checks numbers of one, two or four bytes. */
  static void ordinals(
      MemorySegment image, long start, long count, int width, long from, long to, int bound) {
    if (width == 4) {
      ints(image, start, count, from, to, bound, "type");
      return;
    }
    long end = Math.min(to, start + width * count);
    for (long at = Math.max(from, start); at < end; at += width) {
      int value =
          width == 1
              ? image.get(ValueLayout.JAVA_BYTE, at) & 0xff
              : image.get(LittleEndian.SHORT, at) & 0xffff;
      if (value >= bound) {
        throw new CorruptIndexException(at, "type " + value + " is not below " + bound);
      }
    }
  }

  /** Where a node's edges start or end, which must lie among all. */
  static CorruptIndexException span(long at, int first, int end, int edges) {
    return new CorruptIndexException(
        at, "a node's edges from %d to %d of %d".formatted(first, end, edges));
  }
}
