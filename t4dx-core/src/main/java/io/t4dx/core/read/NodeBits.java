package io.t4dx.core.read;

/** A set of node numbers. */
final class NodeBits {
  private final long[] words;

  NodeBits(int nodes) {
    words = new long[(nodes + 63) >>> 6];
  }

  boolean has(int node) {
    return (words[node >>> 6] & 1L << node) != 0;
  }

  /** Whether it was not in the set before. */
  boolean add(int node) {
    long before = words[node >>> 6];
    words[node >>> 6] = before | 1L << node;
    return words[node >>> 6] != before;
  }
}
