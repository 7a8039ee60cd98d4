package io.t4dx.compaction.cluster;

/**
 * In how many dimensions points spread, whatever number of coordinates they have: how fast balls
 * around them fill with neighbours. The estimate of Levina and Bickel (2005), averaged over points
 * as MacKay and Ghahramani would have it.
 */
final class IntrinsicDimension {
  private IntrinsicDimension() {}

  /** The dimension of a graph's points; 1 at least, and where nothing can be told. */
  static double of(NeighbourGraph graph) {
    double logs = 0;
    long count = 0;
    for (int point = 0; point < graph.points(); point++) {
      float farthest = 0;
      for (int slot = 0; slot < graph.slotsEach(); slot++) {
        if (graph.neighbour(point, slot) != NeighbourGraph.NONE) {
          farthest = Math.max(farthest, graph.distance(point, slot));
        }
      }
      for (int slot = 0; slot < graph.slotsEach(); slot++) {
        float distance = graph.distance(point, slot);
        if (graph.neighbour(point, slot) != NeighbourGraph.NONE
            && distance > 0
            && distance < farthest) {
          logs += StrictMath.log(farthest / (double) distance);
          count++;
        }
      }
    }
    return count == 0 || logs == 0 ? 1 : Math.max(1, count / logs);
  }
}
