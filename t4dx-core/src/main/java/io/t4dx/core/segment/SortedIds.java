package io.t4dx.core.segment;

import io.t4dx.core.segment.format.SectionBytes;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ids, 16 bytes each as they are written as text, sorted within ranges: the keys of rows, and the
 * nodes of edges. Safe for any number of threads.
 *
 * <p>To look one up costs two reads from main memory, one after the other, where halving takes a
 * dozen: one id of each stretch is remembered once it was read, and among these, since ids are
 * random or rise with time, the place can be guessed; then a stretch is read all at once.
 */
final class SortedIds {
  static final int BYTES = 16;

  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  /** Ids of a stretch. */
  private static final int STRETCH = 64;

  /** Ids in a line of the processor's cache. */
  private static final int A_LINE = 4;

  private final @Nullable SectionBytes source;

  /** The high half of the first id of each stretch; 0 until it was read. Threads may race. */
  private final long[] heads;

  private SortedIds(@Nullable SectionBytes source, int count) {
    this.source = source;
    this.heads = new long[(count + STRETCH - 1) / STRETCH];
  }

  static SortedIds open(@Nullable SectionBytes source, int count) {
    if (source == null ? count != 0 : source.length() != (long) BYTES * count) {
      throw source == null
          ? new IllegalStateException("no section for " + count + " ids")
          : source.nonsense(0, source.length() + " bytes are not " + count + " ids");
    }
    return new SortedIds(source, count);
  }

  UUID get(int place) {
    return new UUID(high(place), low(place));
  }

  long high(int place) {
    return bytes().get(LONG, checked(place));
  }

  long low(int place) {
    return bytes().get(LONG, checked(place) + Long.BYTES);
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
    int firstHead = (low + STRETCH - 1) / STRETCH;
    int endHead = (high + STRETCH - 1) / STRETCH;
    if (firstHead < endHead) {
      int head = lowerHead(firstHead, endHead, id);
      low = head > firstHead ? (head - 1) * STRETCH + 1 : low;
      high = head < endHead ? head * STRETCH : high;
    }
    low = strided(low, high, id);
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

  /** The first stretch in a range that begins with an id not below one. */
  private int lowerHead(int first, int end, UUID id) {
    int guess = guess(first, end, unsigned(id.getMostSignificantBits()));
    int low = first;
    int high = end;
    if (isHeadBelow(guess, id)) {
      low = guess + 1;
      for (int step = 1; low + step < end; step *= 2) {
        if (!isHeadBelow(low + step, id)) {
          high = low + step;
          break;
        }
        low += step + 1;
      }
    } else {
      high = guess;
      for (int step = 1; high - step >= first; step *= 2) {
        if (isHeadBelow(high - step, id)) {
          low = high - step + 1;
          break;
        }
        high -= step;
      }
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (isHeadBelow(middle, id)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Guesses by proportion, and once more by what is found there. */
  private int guess(int first, int end, double wanted) {
    double least = unsigned(head(first));
    double spacing = (unsigned(head(end - 1)) - least) / (end - first);
    if (!(spacing > 0)) {
      return first;
    }
    int near = Math.clamp((long) ((wanted - least) / spacing) + first, first, end - 1);
    double off = (wanted - unsigned(head(near))) / spacing;
    return Math.clamp(near + (long) off, first, end - 1);
  }

  private boolean isHeadBelow(int stretch, UUID id) {
    int order = Long.compareUnsigned(head(stretch), id.getMostSignificantBits());
    return order < 0 || (order == 0 && compare(stretch * STRETCH, id) < 0);
  }

  private long head(int stretch) {
    long head = heads[stretch];
    if (head == 0) {
      head = high(stretch * STRETCH);
      heads[stretch] = head;
    }
    return head;
  }

  /**
   * A place at or before the first whose id is not below one, by one id of each line of the
   * processor's cache. None of these reads waits for another, as the steps of halving do.
   */
  private int strided(int from, int to, UUID id) {
    long wanted = id.getMostSignificantBits();
    int low = from;
    for (int place = from; place < to; place += A_LINE) {
      low = Long.compareUnsigned(high(place), wanted) < 0 ? place : low;
    }
    int most = Math.min(to, low + A_LINE);
    while (low < most && compare(low, id) < 0) {
      low++;
    }
    return low;
  }

  private int compare(int place, UUID id) {
    int order = Long.compareUnsigned(high(place), id.getMostSignificantBits());
    return order != 0 ? order : Long.compareUnsigned(low(place), id.getLeastSignificantBits());
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
