package io.t4dx.index.vector;

import io.t4dx.index.code.ExactRows;
import java.util.SplittableRandom;

/**
 * How many candidates a search of an index must keep for a class of recall, measured on a sample of
 * its own rows when it is built: data differ by more than a factor of ten.
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

  /** Rows of the index itself are found more easily than new queries, so more is asked of them. */
  static double fastTarget = 0.94;

  static double balancedTarget = 0.975;

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
      if (fast == 0 && recall >= fastTarget) {
        fast = ef;
      }
      if (recall >= balancedTarget) {
        return new Effort(fast, ef);
      }
    }
    int most = STEPS[STEPS.length - 1];
    return new Effort(fast == 0 ? most : fast, most);
  }

  /** A row moved towards another near it, so that it is no row itself. */
  private static void query(VectorIndex index, SplittableRandom random, float[] query) {
    ExactRows rows = index.exactRows();
    int row = random.nextInt(rows.count());
    rows.load(row, query);
    Hits near = index.neighboursOf(row, K);
    float[] other = new float[query.length];
    rows.load(near.row(near.size() - 1), other);
    for (int i = 0; i < query.length; i++) {
      query[i] = 0.7f * query[i] + 0.3f * other[i];
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
