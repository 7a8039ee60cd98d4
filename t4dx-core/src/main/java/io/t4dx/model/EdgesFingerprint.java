package io.t4dx.model;

import java.util.UUID;

/**
 * One number for a set of edges, whatever their order: two sets that differ in an edge or in a
 * weight have, but for a chance of one in 2^64, two numbers. 0 for no edge.
 *
 * <p>It is the wrapping sum over the edges of a chain of mixings, in which each step adds the next
 * of: the two halves of the source, those of the target, the characters of the type, and the bits
 * of the weight. A log may hold it, so it never changes.
 */
public final class EdgesFingerprint {
  private EdgesFingerprint() {}

  /** The fingerprint of edges of one namespace, each given once. */
  public static long of(Iterable<Edge> edges) {
    long sum = 0;
    for (Edge edge : edges) {
      sum += of(edge.key(), edge.weight());
    }
    return sum;
  }

  /** What one edge adds to the sum. */
  public static long of(EdgeKey key, float weight) {
    long chain = id(id(0, key.source()), key.target());
    String type = key.type().name();
    for (int i = 0; i < type.length(); i++) {
      chain = mix(chain + type.charAt(i));
    }
    return mix(chain + Float.floatToIntBits(weight));
  }

  private static long id(long chain, UUID id) {
    return mix(mix(chain + id.getMostSignificantBits()) + id.getLeastSignificantBits());
  }

  /** The finalizer of SplitMix64 (Steele, Lea and Flood, 2014), behind its increment. */
  private static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
