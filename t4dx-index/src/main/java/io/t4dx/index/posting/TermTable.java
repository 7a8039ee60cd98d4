package io.t4dx.index.posting;

import io.t4dx.index.rows.KeySort;
import java.util.Arrays;

/** Distinct terms, numbered as they come; their bytes lie behind each other in one array. */
final class TermTable {
  private static final int MAX_BYTES = Integer.MAX_VALUE - 64;

  private byte[] bytes = new byte[1 << 12];
  private int[] ends = new int[1 << 8];
  private int[] hashes = new int[1 << 8];
  private int[] slots = new int[1 << 9];
  private int size;

  int size() {
    return size;
  }

  int start(int term) {
    return term == 0 ? 0 : ends[term - 1];
  }

  int end(int term) {
    return ends[term];
  }

  byte[] bytes() {
    return bytes;
  }

  /** The number of a term, new or known. */
  int intern(byte[] from, int offset, int length) {
    int hash = hash(from, offset, length);
    int mask = slots.length - 1;
    int slot = hash & mask;
    for (; slots[slot] != 0; slot = (slot + 1) & mask) {
      int term = slots[slot] - 1;
      if (hashes[term] == hash
          && Arrays.equals(bytes, start(term), ends[term], from, offset, offset + length)) {
        return term;
      }
    }
    append(from, offset, length, hash);
    slots[slot] = size;
    if (2 * size > slots.length) {
      rehash();
    }
    return size - 1;
  }

  private void append(byte[] from, int offset, int length, int hash) {
    int start = size == 0 ? 0 : ends[size - 1];
    long needed = (long) start + length;
    if (needed > MAX_BYTES) {
      throw new IllegalArgumentException(
          "terms of over " + MAX_BYTES + " bytes do not fit one index; build several");
    }
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(MAX_BYTES, Math.max(needed, 2L * bytes.length)));
    }
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
      hashes = Arrays.copyOf(hashes, 2 * size);
    }
    System.arraycopy(from, offset, bytes, start, length);
    hashes[size] = hash;
    ends[size++] = (int) needed;
  }

  private void rehash() {
    slots = new int[2 * slots.length];
    int mask = slots.length - 1;
    for (int term = 0; term < size; term++) {
      int slot = hashes[term] & mask;
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = term + 1;
    }
  }

  private static int hash(byte[] from, int offset, int length) {
    long hash = length;
    int i = 0;
    for (; i + 8 <= length; i += 8) {
      hash = (hash ^ Bytes.word(from, offset + i)) * 0x9E37_79B9_7F4A_7C15L;
      hash ^= hash >>> 29;
    }
    for (; i < length; i++) {
      hash = (hash ^ (from[offset + i] & 0xff)) * 0x9E37_79B9_7F4A_7C15L;
    }
    return (int) (hash >>> 32);
  }

  /** All terms in the order of their bytes. */
  int[] sorted() {
    int[] terms = new int[size];
    for (int term = 0; term < size; term++) {
      terms[term] = term;
    }
    if (size > 1) {
      sort(terms, 0, size, 0, new long[size], new KeySort());
    }
    return terms;
  }

  /**
   * Sorts terms that have their first {@code depth} bytes in common: by the next eight bytes after
   * all that they have in common, then those that are still equal in the same way.
   */
  private void sort(int[] terms, int from, int to, int depth, long[] keys, KeySort sort) {
    int common = depth + common(terms, from, to, depth);
    for (int i = from; i < to; i++) {
      int start = start(terms[i]);
      keys[i] = Bytes.ordered(bytes, start + common, ends[terms[i]]) ^ Long.MIN_VALUE;
    }
    sort.sort(keys, terms, from, to);
    int group = from;
    for (int i = from + 1; i <= to; i++) {
      if (i == to || keys[i] != keys[group]) {
        if (i - group > 1) {
          sortEqual(terms, group, i, common, keys, sort);
        }
        group = i;
      }
    }
  }

  /** Terms may be equal in eight bytes because one has ended where another has zeroes. */
  private void sortEqual(int[] terms, int from, int to, int common, long[] keys, KeySort sort) {
    for (int i = from; i < to; i++) {
      keys[i] = Math.min(8, ends[terms[i]] - start(terms[i]) - common);
    }
    sort.sort(keys, terms, from, to);
    int rest = from;
    while (rest < to && keys[rest] < 8) {
      rest++;
    }
    if (to - rest > 1) {
      sort(terms, rest, to, common + 8, keys, sort);
    }
  }

  private int common(int[] terms, int from, int to, int depth) {
    int start = start(terms[from]) + depth;
    int common = ends[terms[from]] - start;
    for (int i = from + 1; i < to && common > 0; i++) {
      int other = start(terms[i]) + depth;
      int length = Math.min(common, ends[terms[i]] - other);
      int different = Arrays.mismatch(bytes, start, start + length, bytes, other, other + length);
      common = different < 0 ? length : different;
    }
    return common;
  }
}
