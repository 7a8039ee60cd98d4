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

  /** So many guesses by proportion, then halves. */
  private static final int GUESSES = 6;

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
    long wanted = id.getMostSignificantBits();
    // Ids are random or rise with time: where one is can be told from the ids at both ends.
    for (int guess = 0; guess < GUESSES && high - low > 16; guess++) {
      double first = unsigned(most(low));
      double last = unsigned(most(high - 1));
      double part = last > first ? (unsigned(wanted) - first) / (last - first) : 0.5;
      int margin = (high - low) >>> 5;
      int place = low + (int) (Math.clamp(part, 0, 1) * (high - 1 - low));
      int left = Math.max(low, place - margin - 4);
      int right = Math.min(high - 1, place + margin + 4);
      if (compare(left, id) >= 0) {
        high = left;
      } else {
        low = left + 1;
        if (compare(right, id) >= 0) {
          high = right;
        } else {
          low = right + 1;
        }
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

  private long most(int place) {
    return bytes().get(LONG, checked(place));
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
