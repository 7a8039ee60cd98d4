package io.t4dx.index.graph;

/**
 * A node and its score in one long, ordered nearest first, so that a sorted array of primitives is
 * the whole search list. The lowest bit is the list's own: set once the node was expanded.
 */
public final class Entries {
  private Entries() {}

  /** The entry of a node; equal scores order by node. */
  public static long of(int node, float score) {
    int bits = Float.floatToIntBits(-score);
    return (long) (bits ^ (bits >> 31 & 0x7fffffff)) << 32 | (node & 0xffffffffL) << 1;
  }

  /** The node of an entry. */
  public static int node(long entry) {
    return (int) entry >>> 1;
  }

  /** The score of an entry. */
  public static float score(long entry) {
    int bits = (int) (entry >> 32);
    return -Float.intBitsToFloat(bits ^ (bits >> 31 & 0x7fffffff));
  }
}
