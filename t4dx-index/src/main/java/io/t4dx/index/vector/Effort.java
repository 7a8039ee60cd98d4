package io.t4dx.index.vector;

import io.t4dx.index.code.ExactRows;
import io.t4dx.index.kernel.VectorKernels;
import java.util.SplittableRandom;

/**
 * How many candidates a search of an index must keep for a class of recall, measured on a sample
 * when it is built: data differ by more than a factor of ten.
 *
 * @param fast for {@link Recall#FAST}
 * @param balanced for {@link Recall#BALANCED}
 */
record Effort(int fast, int balanced) {
  private static final int K = 10;
  private static final int SAMPLES = 100;
  private static final int[] STEPS = {
    16, 20, 24, 32, 40, 48, 64, 80, 96, 128, 160, 192, 256, 320, 384, 512, 768, 1024
  };

  private static final double FAST = 0.90;

  /** A little more than is promised, because a sample may be lucky. */
  private static final double BALANCED = 0.962;

  static Effort measure(VectorIndex index) {
    ExactRows rows = index.exactRows();
    if (index.distinct() < 4 * K) {
      return new Effort(STEPS[0], STEPS[0]);
    }
    SplittableRandom random = new SplittableRandom(index.image().layout().seed());
    float[][] queries = new float[SAMPLES][rows.dimension()];
    float[] bounds = new float[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      query(index, random, queries[i]);
      bounds[i] = bound(index, queries[i]);
    }
    int fast = 0;
    for (int ef : STEPS) {
      double recall = recall(index, queries, bounds, ef);
      if (fast == 0 && recall >= FAST) {
        fast = ef;
      }
      if (recall >= BALANCED) {
        return new Effort(fast, ef);
      }
    }
    int most = STEPS[STEPS.length - 1];
    return new Effort(fast == 0 ? most : fast, most);
  }

  /**
   * A new vector of the rows' kind: a row, moved by as much as its nearest neighbour is away, along
   * the difference of two other neighbours. A row itself would be found too easily, and a random
   * direction leads to where no query comes from.
   */
  private static void query(VectorIndex index, SplittableRandom random, float[] query) {
    ExactRows rows = index.exactRows();
    int dimension = query.length;
    int row = random.nextInt(rows.count());
    rows.load(row, query);
    Hits near = index.neighboursOf(row, 2 * K);
    float[] nearest = new float[dimension];
    float[] from = new float[dimension];
    float[] to = new float[dimension];
    rows.load(near.row(0), nearest);
    rows.load(near.row(random.nextInt(near.size())), from);
    rows.load(near.row(random.nextInt(near.size())), to);
    double away = VectorKernels.squaredEuclidean(query, 0, nearest, 0, dimension);
    double length = VectorKernels.squaredEuclidean(from, 0, to, 0, dimension);
    double step = length > 0 && length < Float.MAX_VALUE ? Math.sqrt(away / length) : 0;
    for (int i = 0; i < dimension; i++) {
      query[i] += (float) (step * (to[i] - from[i]));
    }
  }

  private static float bound(VectorIndex index, float[] query) {
    Searcher searcher = index.borrow();
    try {
      searcher.query(query);
      searcher.scan(searcher.navigation, null, Math.min(index.distinct(), 20 * K), () -> {});
      searcher.settle();
      return searcher.score(K - 1);
    } finally {
      index.giveBack(searcher);
    }
  }

  private static double recall(VectorIndex index, float[][] queries, float[] bounds, int ef) {
    int found = 0;
    for (int i = 0; i < SAMPLES; i++) {
      Searcher searcher = index.borrow();
      try {
        searcher.query(queries[i]);
        searcher.begin(ef);
        searcher.walk(() -> {});
        searcher.collect(null);
        searcher.settle();
        for (int j = 0; j < Math.min(K, searcher.count()); j++) {
          found += searcher.score(j) >= bounds[i] ? 1 : 0;
        }
      } finally {
        index.giveBack(searcher);
      }
    }
    return found / (double) (K * SAMPLES);
  }
}
