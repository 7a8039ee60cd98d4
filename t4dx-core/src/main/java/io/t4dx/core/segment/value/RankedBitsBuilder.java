package io.t4dx.core.segment.value;

import io.t4dx.core.segment.format.SegmentOutput;
import java.io.IOException;
import java.util.Arrays;

/** Gathers bits in their order, one bit of memory each. */
public final class RankedBitsBuilder {
  private long[] words = new long[8];
  private int size;
  private int set;

  public void add(boolean bit) {
    int word = size >>> 6;
    if (word == words.length) {
      words = Arrays.copyOf(words, 2 * words.length);
    }
    if (bit) {
      words[word] |= 1L << size;
      set++;
    }
    size++;
  }

  public int size() {
    return size;
  }

  /** How many are set. */
  public int set() {
    return set;
  }

  public boolean get(int index) {
    return (words[index >>> 6] >>> index & 1) != 0;
  }

  public void write(SegmentOutput out) throws IOException {
    int perLine = RankedBits.BITS / 64;
    long before = 0;
    for (int first = 0; (long) first * 64 < size; first += perLine) {
      out.writeLong(before);
      for (int word = first; word < first + perLine; word++) {
        long bits = word < words.length ? words[word] : 0;
        before += Long.bitCount(bits);
        out.writeLong(bits);
      }
    }
  }
}
