package io.t4dx.compaction.cluster;

import java.util.Arrays;

/**
 * The edges of a neighbour graph, lightest first. An edge weighs as much as the largest of three:
 * the core distances of its ends, and the distance between them.
 *
 * <p>A core distance is the distance to the {@code minPoints}-th neighbour; a point without so many
 * is not known to lie in anything dense, and has no edges. Core distances below a tenth of their
 * median count as that tenth: see {@link #FLOOR}.
 */
final class MutualReachability {
  /**
   * The part of the median core distance below which no two distances are told apart. Without it,
   * three copies of one point would be infinitely dense, and would outweigh any cluster around
   * them.
   */
  private static final float FLOOR = 0.1f;

  private final NeighbourGraph graph;
  private final float[] core;

  /** Weight in the upper half, slot in the lower: weights are not negative, so their bits sort. */
  private final long[] edges;

  private MutualReachability(NeighbourGraph graph, float[] core, long[] edges) {
    this.graph = graph;
    this.core = core;
    this.edges = edges;
  }

  static MutualReachability of(NeighbourGraph graph, int minPoints) {
    float[] core = new float[graph.points()];
    float[] nearest = new float[graph.slotsEach()];
    for (int point = 0; point < core.length; point++) {
      core[point] = coreDistance(graph, point, minPoints, nearest);
    }
    float floor = floor(core);
    for (int point = 0; point < core.length; point++) {
      core[point] = Math.max(core[point], floor);
    }
    MutualReachability unsorted = new MutualReachability(graph, core, new long[0]);
    long[] edges = unsorted.weigh();
    Arrays.sort(edges);
    return new MutualReachability(graph, core, edges);
  }

  int edges() {
    return edges.length;
  }

  float weight(int edge) {
    return Float.intBitsToFloat((int) (edges[edge] >>> Integer.SIZE));
  }

  int from(int edge) {
    return (int) edges[edge] / graph.slotsEach();
  }

  int to(int edge) {
    int slot = (int) edges[edge];
    return graph.neighbour(slot / graph.slotsEach(), slot % graph.slotsEach());
  }

  private static float coreDistance(
      NeighbourGraph graph, int point, int minPoints, float[] nearest) {
    int known = 0;
    for (int slot = 0; slot < nearest.length; slot++) {
      if (graph.neighbour(point, slot) != NeighbourGraph.NONE) {
        nearest[known++] = graph.distance(point, slot);
      }
    }
    Arrays.sort(nearest, 0, known);
    return known < minPoints ? Float.POSITIVE_INFINITY : nearest[minPoints - 1];
  }

  private static float floor(float[] core) {
    float[] sorted = core.clone();
    Arrays.sort(sorted);
    int from = 0;
    int to = sorted.length;
    while (from < to && sorted[from] == 0) {
      from++;
    }
    while (from < to && sorted[to - 1] == Float.POSITIVE_INFINITY) {
      to--;
    }
    // Where all points have copies any number serves: all edges within copies weigh the same.
    return from == to ? 1 : Math.max(Float.MIN_NORMAL, FLOOR * sorted[from + (to - from - 1) / 2]);
  }

  /** Each pair once, even where both name each other, by the shorter of the two distances. */
  private long[] weigh() {
    int k = graph.slotsEach();
    long[] found = new long[graph.points() * k];
    int count = 0;
    for (int point = 0; point < graph.points(); point++) {
      for (int slot = 0; slot < k; slot++) {
        int other = graph.neighbour(point, slot);
        if (other == NeighbourGraph.NONE) {
          continue;
        }
        float back = graph.distanceTo(/* point= */ other, /* other= */ point);
        if (other < point && back != Float.POSITIVE_INFINITY) {
          continue;
        }
        float apart = Math.min(graph.distance(point, slot), back);
        float weight = Math.max(apart, Math.max(core[point], core[other]));
        if (weight != Float.POSITIVE_INFINITY) {
          found[count++] =
              ((long) Float.floatToIntBits(weight) << Integer.SIZE) | (point * k + slot);
        }
      }
    }
    return Arrays.copyOf(found, count);
  }
}
