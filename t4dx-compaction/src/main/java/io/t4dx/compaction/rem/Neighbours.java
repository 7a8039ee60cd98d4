package io.t4dx.compaction.rem;

import io.t4dx.compaction.cluster.NeighbourGraph;
import io.t4dx.compaction.pass.Step;
import io.t4dx.model.Limits;
import io.t4dx.model.Parts;
import io.t4dx.query.Filter;
import io.t4dx.query.Hit;
import java.util.Arrays;
import java.util.List;

/**
 * Asks the store for the nearest neighbours of each point, where there are too many for {@link
 * AllPairs}. Items that are no points lie among the answers, such as firm ones that no prototype
 * was made of; they are dropped.
 */
final class Neighbours {
  static final String LOOKING = "looking for neighbours";

  /** Points of which too many neighbours were dropped are asked about again, with so many more. */
  private static final int MORE = 8;

  private final Vectors vectors;
  private final Points points;
  private final Filter filter;
  private final int k;
  private final int[] neighbours;
  private final float[] distances;
  private final double[] lengths;

  Neighbours(Vectors vectors, Points points, float kappaFrom, int k) {
    this.vectors = vectors;
    this.points = points;
    this.filter = Filter.kappaBetween(kappaFrom, 1).and(PrototypeMark.filter().negate());
    this.k = k;
    this.neighbours = new int[Math.multiplyExact(points.count(), k)];
    this.distances = new float[neighbours.length];
    this.lengths = new double[points.count()];
  }

  /**
   * The graph.
   *
   * @param needed a point with fewer neighbours could not be in any cluster
   */
  NeighbourGraph graph(int needed, Step step) {
    Arrays.fill(neighbours, NeighbourGraph.NONE);
    for (int point = 0; point < lengths.length; point++) {
      lengths[point] = Measure.length(vectors.known(points.id(point)));
    }
    for (int point = 0; point < lengths.length; point++) {
      float[] vector = vectors.known(points.id(point));
      if (ask(point, vector, k + 1) < needed) {
        ask(point, vector, Math.min(Limits.K, MORE * (k + 1)));
      }
      step.at(
          PrototypePlanner.between(
              PrototypePlanner.JOINED, PrototypePlanner.NEIGHBOURED, point, lengths.length),
          LOOKING);
    }
    return new NeighbourGraph(points.count(), k, neighbours, distances);
  }

  /** Fills the point's slots again; how many it filled. */
  private int ask(int point, float[] vector, int wanted) {
    List<Hit> hits = vectors.near(vector, wanted, filter, Parts.FIELDS);
    int slot = point * k;
    for (Hit hit : hits) {
      int other = points.number(hit.item().id());
      if (other >= 0 && other != point && slot < (point + 1) * k) {
        neighbours[slot] = other;
        distances[slot] = vectors.measure().apart(hit.score(), lengths[point], lengths[other]);
        slot++;
      }
    }
    return slot - point * k;
  }
}
