package io.t4dx.index.vector;

import io.t4dx.index.code.ExactRows;
import io.t4dx.index.kernel.VectorKernels;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Queries like those that will come, and how near their nearest rows are. */
final class Samples {
  private static final int COUNT = 100;

  /** Among so many times as many as are asked for, by codes, are the nearest. */
  private static final int SCANNED = 20;

  /** How many times as many the rough codes leave for the better ones. */
  private static final int LEFT = 4;

  private final VectorIndex index;
  private final int threads;
  private final float[][] queries = new float[COUNT][];
  private final float[] bounds = new float[COUNT];

  Samples(VectorIndex index, int threads) {
    this.index = index;
    this.threads = threads;
    long seed = index.image().layout().seed();
    int[] all = IntStream.range(0, index.distinct()).toArray();
    forEach(
        sample -> {
          queries[sample] = query(new SplittableRandom(seed + sample));
          bounds[sample] = bound(queries[sample], all);
        });
  }

  /** The recall of searches that keep so many candidates. */
  double recall(int ef) {
    AtomicInteger found = new AtomicInteger();
    forEach(sample -> found.addAndGet(found(sample, ef)));
    return found.get() / (double) (Effort.K * COUNT);
  }

  private void forEach(IntConsumer task) {
    AtomicInteger next = new AtomicInteger();
    Workers.run(
        threads,
        () -> {
          for (int sample = next.getAndIncrement();
              sample < COUNT;
              sample = next.getAndIncrement()) {
            task.accept(sample);
          }
        });
  }

  /**
   * A new vector of the rows' kind: a row, moved by as much as its nearest neighbour is away, along
   * the difference of two other neighbours. A row itself would be found too easily, and a random
   * direction leads to where no query comes from.
   */
  private float[] query(SplittableRandom random) {
    ExactRows rows = index.exactRows();
    int dimension = rows.dimension();
    int row = random.nextInt(rows.count());
    float[] query = new float[dimension];
    rows.load(row, query);
    Hits near = index.neighboursOf(row, 2 * Effort.K);
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
    return query;
  }

  /** The score of the last of the k nearest. */
  private float bound(float[] query, int[] all) {
    Searcher searcher = index.borrow();
    try {
      searcher.query(query);
      new CodeScan(searcher, all, () -> {}).run(Math.min(all.length, SCANNED * Effort.K), LEFT);
      searcher.settle();
      return searcher.score(Effort.K - 1);
    } finally {
      index.giveBack(searcher);
    }
  }

  private int found(int sample, int ef) {
    Searcher searcher = index.borrow();
    try {
      searcher.query(queries[sample]);
      searcher.begin(ef);
      searcher.walk(() -> {});
      searcher.collect(null);
      searcher.settle();
      int found = 0;
      for (int i = 0; i < Math.min(Effort.K, searcher.count()); i++) {
        found += searcher.score(i) >= bounds[sample] ? 1 : 0;
      }
      return found;
    } finally {
      index.giveBack(searcher);
    }
  }
}
