package io.t4dx.compaction.rem;

import io.t4dx.compaction.cluster.NeighbourGraph;
import io.t4dx.compaction.pass.Step;
import io.t4dx.index.kernel.Metric;
import io.t4dx.index.kernel.StripeKernels;

/**
 * Compares all points with each other, each pair once. Exact, and the store is asked for nothing
 * but the vectors; they are in memory together as long as that takes.
 */
final class AllPairs {
  /**
   * At this bound comparing takes twice as long as asking does where all items are points, and half
   * as long or less where many are none (decision 0048).
   */
  static final int MOST_POINTS = 1 << 16;

  /** Likewise for many dimensions; the vectors are 128 MiB then. */
  static final int MOST_FLOATS = 1 << 25;

  private static final int WIDTH = StripeKernels.WIDTH;

  /** 1 MiB of vectors is compared with one stripe after the other, and stays in the cache. */
  private static final int TILE_FLOATS = 1 << 18;

  /** Of vectors of few dimensions, so many would take long to compare. */
  private static final int TILE_STRIPES = 64;

  private final Measure measure;
  private final int count;
  private final int dimension;
  private final float[][] stripes;
  private final float[] scores = new float[StripeKernels.QUERIES * WIDTH];
  private final Nearest nearest;

  private AllPairs(Measure measure, int count, int dimension, int k) {
    this.measure = measure;
    this.count = count;
    this.dimension = dimension;
    this.stripes = new float[(count + WIDTH - 1) / WIDTH][WIDTH * dimension];
    this.nearest = new Nearest(count, k);
  }

  /** Whether this is the way to find these points' neighbours; otherwise {@link Neighbours} is. */
  static boolean fits(int points, int dimension) {
    return points <= MOST_POINTS && (long) points * dimension <= MOST_FLOATS;
  }

  /** The graph. */
  static NeighbourGraph graph(Vectors vectors, Points points, int k, Step step) {
    AllPairs pairs = new AllPairs(vectors.measure(), points.count(), points.dimension(vectors), k);
    for (int point = 0; point < points.count(); point++) {
      pairs.put(point, vectors.known(points.id(point)));
      step.at(PrototypePlanner.JOINED, Neighbours.LOOKING);
    }
    pairs.compare(step);
    return pairs.nearest.graph(vectors.measure());
  }

  /** Where only the direction counts, the vector is put as one that is one long. */
  private void put(int point, float[] vector) {
    double length = measure.metric() == Metric.EUCLIDEAN ? 1 : Measure.length(vector);
    float[] stripe = stripes[point / WIDTH];
    for (int i = 0; i < dimension; i++) {
      stripe[i * WIDTH + point % WIDTH] = (float) (vector[i] / length);
    }
  }

  /** Each point meets the others in the order of their numbers, as {@link Nearest} needs. */
  private void compare(Step step) {
    int all = stripes.length;
    int tile = Math.clamp(TILE_FLOATS / (WIDTH * dimension), 1, TILE_STRIPES);
    int pairs = all * (all + 1) / 2;
    int done = 0;
    for (int first = 0; first < all; first += tile) {
      for (int other = first; other < all; other++) {
        int last = Math.min(other, first + tile - 1);
        for (int stripe = first; stripe <= last; stripe++) {
          compare(stripe, other);
        }
        done += last - first + 1;
        step.at(
            PrototypePlanner.between(
                PrototypePlanner.JOINED, PrototypePlanner.NEIGHBOURED, done, pairs),
            Neighbours.LOOKING);
      }
    }
  }

  private void compare(int stripe, int other) {
    int end = Math.min(WIDTH, count - stripe * WIDTH);
    for (int query = 0; query < end; query += StripeKernels.QUERIES) {
      score(stripes[stripe], query, stripes[other]);
      for (int i = query; i < Math.min(end, query + StripeKernels.QUERIES); i++) {
        meet(stripe * WIDTH + i, other * WIDTH, (i - query) * WIDTH);
      }
    }
  }

  private void score(float[] queries, int first, float[] stripe) {
    if (measure.metric() == Metric.EUCLIDEAN) {
      StripeKernels.minusSquaredEuclidean(queries, first, stripe, dimension, scores);
    } else {
      StripeKernels.dot(queries, first, stripe, dimension, scores);
    }
  }

  /** In its own stripe, a point meets those behind it: the ones before have met it. */
  private void meet(int point, int first, int scoresAt) {
    int from = Math.max(0, point + 1 - first);
    int to = Math.min(WIDTH, count - first);
    nearest.meet(point, first + from, to - from, scores, scoresAt + from);
  }
}
