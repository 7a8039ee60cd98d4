package io.t4dx.bench.store;

import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeType;
import io.t4dx.store.Store;
import io.t4dx.write.WriteBatch;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * A seeded graph of which few nodes have many edges and many have few, at both ends, as in {@code
 * csr.PowerLawEdges}; edges in random order.
 */
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
    // Busy nodes meet again and again. A pair that is there already is drawn anew, so that all
    // edges are there in the end, and none takes the place of one in an older segment.
    Set<Long> taken = HashSet.newHashSet(edges);
    for (int edge = 0; edge < edges; edge++) {
      do {
        sources[edge] = often(nodes, random);
        targets[edge] = often(nodes, random);
      } while (!taken.add(((long) sources[edge] << 34) | ((long) targets[edge] << 2) | type(edge)));
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
                TYPES[type(edge)],
                id(targets[edge]),
                (float) random.nextDouble()));
      }
      store.write(batch);
    }
  }

  /** How many of the edges leave each node. */
  int[] degrees(int nodes) {
    int[] degrees = new int[nodes];
    for (int source : sources) {
      degrees[source]++;
    }
    return degrees;
  }

  private static int type(int edge) {
    return edge % TYPES.length;
  }

  /** By rank: the share of rank {@code r} falls as {@code r} to the power of -0.75. */
  private static int often(int nodes, SplittableRandom random) {
    double at = random.nextDouble();
    return (int) (nodes * at * at * at * at);
  }
}
