package io.t4dx.core.segment;

import io.t4dx.core.segment.format.SectionBytes;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ids, 16 bytes each as they are written as text, sorted within ranges: the keys of rows, and the
 * nodes of edges.
 */
final class SortedIds {
  static final int BYTES = 16;

  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  /**
   * Where an id is can be told from others, since ids are random or rise with time. So many guesses
   * are made, each from the ends of what is left; then what is left is halved.
   */
  private static final int GUESSES = 5;

  /** Among so many, halving is as good. */
  private static final int FEW = 64;

  private final @Nullable SectionBytes source;

  private SortedIds(@Nullable SectionBytes source) {
    this.source = source;
  }

  static SortedIds open(@Nullable SectionBytes source, int count) {
    if (source == null ? count != 0 : source.length() != (long) BYTES * count) {
      throw source == null
          ? new IllegalStateException("no section for " + count + " ids")
          : source.nonsense(0, source.length() + " bytes are not " + count + " ids");
    }
    return new SortedIds(source);
  }

  UUID get(int place) {
    long at = checked(place);
    MemorySegment bytes = bytes();
    return new UUID(bytes.get(LONG, at), bytes.get(LONG, at + Long.BYTES));
  }

  /** The place of an id in a range; -1 where it is not there. */
  int find(RowRange range, UUID id) {
    int place = lower(range, id);
    return place < range.end() && compare(place, id) == 0 ? place : -1;
  }

  /** The first place in a range whose id is not below one; the end of the range if all are. */
  int lower(RowRange range, UUID id) {
    int low = range.first();
    int high = range.end();
    double wanted = unsigned(id.getMostSignificantBits());
    for (int guess = 0; guess < GUESSES && high - low > FEW; guess++) {
      double first = most(low);
      double spacing = (most(high - 1) - first) / (high - 1 - low);
      if (!(spacing > 0)) {
        break;
      }
      // Among random ids the first guess is off by the square root of their number, and what is
      // found there tells the place to within the square root of that.
      int near = Math.clamp((long) ((wanted - first) / spacing) + low, low, high - 1);
      double off = (wanted - most(near)) / spacing;
      long margin = (long) (2 * Math.sqrt(Math.abs(off))) + 4;
      int left = Math.clamp(near + (long) off - margin, low, high - 1);
      int right = Math.clamp(near + (long) off + margin, low, high - 1);
      if (compare(left, id) >= 0) {
        high = left;
      } else if (compare(right, id) < 0) {
        low = right + 1;
      } else {
        low = left + 1;
        high = right;
      }
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(middle, id) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int compare(int place, UUID id) {
    long at = checked(place);
    int order = Long.compareUnsigned(bytes().get(LONG, at), id.getMostSignificantBits());
    return order != 0
        ? order
        : Long.compareUnsigned(bytes().get(LONG, at + Long.BYTES), id.getLeastSignificantBits());
  }

  private double most(int place) {
    return unsigned(bytes().get(LONG, checked(place)));
  }

  private long checked(int place) {
    long at = (long) place * BYTES;
    if (source != null) {
      source.ensure(at, BYTES);
    }
    return at;
  }

  private MemorySegment bytes() {
    return source == null ? MemorySegment.NULL : source.bytes();
  }

  private static double unsigned(long value) {
    return (value >>> 1) * 2.0;
  }
}
