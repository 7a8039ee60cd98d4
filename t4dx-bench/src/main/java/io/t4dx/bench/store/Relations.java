package io.t4dx.bench.store;

import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeType;
import io.t4dx.store.Store;
import io.t4dx.write.WriteBatch;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.UUID;

/** A seeded graph whose degrees follow a power law; edges in random order. */
final class Relations {
  static final String NAMESPACE = "graph";

  private static final long SEED = 23L;
  private static final int BATCH = 500;
  private static final EdgeType[] TYPES = {
    EdgeType.RELATES_TO, EdgeType.CAUSES, EdgeType.PART_OF, EdgeType.SIMILAR_TO
  };

  private final int[] sources;
  private final int[] targets;

  Relations(int nodes, int edges) {
    SplittableRandom random = new SplittableRandom(SEED);
    sources = new int[edges];
    targets = new int[edges];
    for (int edge = 0; edge < edges; edge++) {
      sources[edge] = skewed(nodes, random);
      targets[edge] = skewed(nodes, random);
    }
  }

  static UUID id(int node) {
    SplittableRandom random = new SplittableRandom(SEED * 7 + node);
    return new UUID(random.nextLong(), random.nextLong());
  }

  /** Writes some of the edges, each with a weight from 0 to 1. */
  void write(Store store, int first, int count) {
    SplittableRandom random = new SplittableRandom(SEED + first);
    for (int from = first; from < first + count; from += BATCH) {
      WriteBatch batch = new WriteBatch();
      for (int edge = from; edge < Math.min(first + count, from + BATCH); edge++) {
        batch.putEdge(
            EdgeDraft.of(
                NAMESPACE,
                id(sources[edge]),
                TYPES[edge % TYPES.length],
                id(targets[edge]),
                (float) random.nextDouble()));
      }
      store.write(batch);
    }
  }

  /** How many of the edges leave each node; parallel ones of one type are written once only. */
  int[] degrees(int nodes) {
    int[] degrees = new int[nodes];
    long[] seen = new long[sources.length];
    for (int edge = 0; edge < sources.length; edge++) {
      seen[edge] = ((long) sources[edge] << 34) | ((long) targets[edge] << 2) | edge % TYPES.length;
    }
    Arrays.sort(seen);
    for (int i = 0; i < seen.length; i++) {
      if (i == 0 || seen[i] != seen[i - 1]) {
        degrees[(int) (seen[i] >>> 34)]++;
      }
    }
    return degrees;
  }

  private static int skewed(int nodes, SplittableRandom random) {
    double u = random.nextDouble();
    return (int) (nodes * u * u);
  }
}
