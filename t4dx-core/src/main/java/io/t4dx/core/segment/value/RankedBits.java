package io.t4dx.core.segment.value;

import static io.t4dx.core.segment.format.SegmentDescriptor.LONG;

import io.t4dx.core.segment.format.SectionBytes;

/**
 * Bits of which each knows how many before it are set: which rows have a value, and the place of
 * that value among the others.
 *
 * <pre>
 *   a line of 64 bytes for each 448 bits:  set bits before the line (8), then seven words of bits
 * </pre>
 *
 * <p>A question reads one line, so one line of the processor's cache.
 */
public final class RankedBits {
  static final int BITS = 448;
  static final int LINE = 64;

  private final SectionBytes source;
  private final long start;
  private final int size;

  /** Bits that start at an offset of a section. */
  RankedBits(SectionBytes source, long start, int size) {
    this.source = source;
    this.start = start;
    this.size = size;
    if (start < 0 || bytes(size) > source.length() - start) {
      throw source.nonsense(start, size + " bits do not fit");
    }
  }

  /** All of a section. */
  public static RankedBits of(SectionBytes source, int size) {
    return new RankedBits(source, 0, size);
  }

  /** The bytes of so many bits. */
  static long bytes(int size) {
    return (long) (size + BITS - 1) / BITS * LINE;
  }

  /** How many bits there are. */
  public int size() {
    return size;
  }

  public boolean get(int index) {
    int line = index / BITS;
    int bit = index - line * BITS;
    return (word(line(line), bit >>> 6) >>> bit & 1) != 0;
  }

  /** How many bits before an index are set. */
  public int rank(int index) {
    int line = index / BITS;
    int bit = index - line * BITS;
    if (bit == 0 && index == size && line > 0) {
      line--;
      bit = BITS;
    }
    if (size == 0) {
      return 0;
    }
    long at = line(line);
    int rank = (int) source.bytes().get(LONG, at);
    int full = bit >>> 6;
    for (int word = 0; word < full; word++) {
      rank += Long.bitCount(word(at, word));
    }
    int rest = bit & 63;
    return rest == 0 ? rank : rank + Long.bitCount(word(at, full) & ((1L << rest) - 1));
  }

  /** The last set bit at or before an index; -1 where there is none. */
  public int lastSet(int index) {
    int line = index / BITS;
    int bit = index - line * BITS;
    int word = bit >>> 6;
    long bits = word(line(line), word) & (-1L >>> (63 - (bit & 63)));
    while (bits == 0) {
      if (--word < 0) {
        if (--line < 0) {
          return -1;
        }
        word = BITS / 64 - 1;
      }
      bits = word(line(line), word);
    }
    return line * BITS + word * 64 + 63 - Long.numberOfLeadingZeros(bits);
  }

  /** The index of the set bit that has so many before it. */
  public int select(int rank) {
    int low = 0;
    int high = (size + BITS - 1) / BITS - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (source.bytes().get(LONG, line(middle)) <= rank) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    long at = line(low);
    int rest = rank - (int) source.bytes().get(LONG, at);
    for (int word = 0; word < BITS / 64; word++) {
      long bits = word(at, word);
      int count = Long.bitCount(bits);
      if (rest < count) {
        for (int skip = 0; skip < rest; skip++) {
          bits &= bits - 1;
        }
        return low * BITS + word * 64 + Long.numberOfTrailingZeros(bits);
      }
      rest -= count;
    }
    throw new IndexOutOfBoundsException("fewer than " + (rank + 1) + " bits are set");
  }

  private long line(int line) {
    long at = start + (long) line * LINE;
    source.ensure(at, LINE);
    return at;
  }

  private long word(long line, int word) {
    return source.bytes().get(LONG, line + Long.BYTES + (long) word * Long.BYTES);
  }
}
