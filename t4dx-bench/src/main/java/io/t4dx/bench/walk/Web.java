package io.t4dx.bench.walk;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A seeded graph of which few nodes have many edges and many have few, at both ends; no edge is
 * there twice. Edges are sorted by their source.
 */
public final class Web {
  private static final long SEED = 29L;

  private final int nodes;
  private final int[] first;
  private final int[] targets;
  private final float[] weights;

  Web(int nodes, int edges) {
    SplittableRandom random = new SplittableRandom(SEED);
    Set<Long> pairs = HashSet.newHashSet(edges);
    while (pairs.size() < edges) {
      pairs.add((long) often(nodes, random) << 32 | often(nodes, random));
    }
    long[] sorted = pairs.stream().mapToLong(Long::longValue).sorted().toArray();
    this.nodes = nodes;
    this.first = new int[nodes + 1];
    this.targets = Arrays.stream(sorted).mapToInt(pair -> (int) pair).toArray();
    this.weights = new float[edges];
    for (int edge = 0; edge < edges; edge++) {
      weights[edge] = (float) random.nextDouble();
      first[(int) (sorted[edge] >> 32) + 1] = edge + 1;
    }
    for (int node = 1; node <= nodes; node++) {
      first[node] = Math.max(first[node], first[node - 1]);
    }
  }

  public int nodes() {
    return nodes;
  }

  public int edges() {
    return targets.length;
  }

  /** The first edge of a node; those up to the first one of the next node are its own. */
  public int first(int node) {
    return first[node];
  }

  public int target(int edge) {
    return targets[edge];
  }

  public float weight(int edge) {
    return weights[edge];
  }

  /** How many nodes are within two hops of a start, itself among them. */
  int within(int start, float leastWeight) {
    BitSet seen = new BitSet(nodes);
    seen.set(start);
    mark(start, leastWeight, seen);
    for (int node : seen.stream().filter(node -> node != start).toArray()) {
      mark(node, leastWeight, seen);
    }
    return seen.cardinality();
  }

  private void mark(int node, float leastWeight, BitSet seen) {
    for (int edge = first[node]; edge < first[node + 1]; edge++) {
      if (weights[edge] >= leastWeight) {
        seen.set(targets[edge]);
      }
    }
  }

  /** By rank: the share of rank {@code r} falls as {@code r} to the power of -0.75. */
  private static int often(int nodes, SplittableRandom random) {
    double at = random.nextDouble();
    return (int) (nodes * at * at * at * at);
  }
}
