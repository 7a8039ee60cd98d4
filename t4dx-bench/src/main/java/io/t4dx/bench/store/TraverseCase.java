package io.t4dx.bench.store;

import io.t4dx.bench.report.BenchReport;
import io.t4dx.query.Traversal;
import io.t4dx.query.TraversalResult;
import io.t4dx.query.Visit;
import io.t4dx.store.Store;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * Two hops out, with a least weight. The edges of a second are those that leave the start and the
 * nodes of the first hop: all of them have to be looked at.
 */
final class TraverseCase implements StoreCase {
  private static final float LEAST_WEIGHT = 0.1f;
  private static final int STARTS = 500;
  private static final int ROUNDS = 60;

  @Override
  public String name() {
    return "traverse";
  }

  @Override
  public void run(FilledStores stores, BenchReport report)
      throws IOException, InterruptedException {
    Sizes sizes = stores.sizes();
    int[] degrees = new Relations(sizes.nodes(), sizes.edges()).degrees(sizes.nodes());
    Map<UUID, Integer> degreeOf = new HashMap<>();
    for (int node = 0; node < degrees.length; node++) {
      degreeOf.put(Relations.id(node), degrees[node]);
    }
    for (int segments : List.of(1, Sizes.SEGMENTS)) {
      try (Store store = FilledStores.open(stores.edges(segments))) {
        measure(store, degreeOf, sizes, segments, report);
      }
    }
  }

  private void measure(
      Store store, Map<UUID, Integer> degreeOf, Sizes sizes, int segments, BenchReport report) {
    SplittableRandom random = new SplittableRandom(3);
    List<Traversal> traversals =
        IntStream.range(0, STARTS)
            .mapToObj(i -> Relations.id(random.nextInt(sizes.nodes())))
            .map(
                id ->
                    Traversal.from(Relations.NAMESPACE, id)
                        .depth(2)
                        .minWeight(LEAST_WEIGHT)
                        .maxNodes(Integer.MAX_VALUE))
            .toList();
    long edges = 0;
    long nodes = 0;
    for (Traversal traversal : traversals) {
      for (Visit visit : store.traverse(traversal).visits()) {
        edges += visit.depth() < 2 ? degreeOf.getOrDefault(visit.id(), 0) : 0;
        nodes++;
      }
    }
    long expected = nodes;
    long best = bestRound(traversals, expected, one -> store.traverse(one).visits().size());
    long read = bestRound(traversals, expected, one -> read(store.traverse(one)));
    String where = segments == 1 ? " in one segment" : " over " + segments + " segments";
    report.add(result("edges looked at" + where, "edges/s", edges / (best / 1e9)));
    report.add(result("nodes returned" + where, "nodes/s", nodes / (best / 1e9)));
    report.add(result("edges of a traversal" + where, "edges", edges / (double) STARTS));
    report.add(result("nodes of a traversal" + where, "nodes", nodes / (double) STARTS));
    report.add(result("a traversal" + where, "us", best / 1e3 / STARTS));
    report.add(result("the same, each visit read" + where, "us", read / 1e3 / STARTS));
  }

  /** Nanoseconds for all traversals, in the best of many rounds. */
  private static long bestRound(
      List<Traversal> traversals, long nodes, ToLongFunction<Traversal> visited) {
    long best = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      long met = 0;
      for (Traversal traversal : traversals) {
        met += visited.applyAsLong(traversal);
      }
      best = Math.min(best, System.nanoTime() - start);
      if (met != nodes) {
        throw new IllegalStateException(met + " nodes visited where there were " + nodes);
      }
    }
    return best;
  }

  /** Reads the id of every node and the edge that led to it. */
  private static long read(TraversalResult result) {
    long read = 0;
    for (Visit visit : result.visits()) {
      read += visit.depth() == 0 || visit.id().equals(visit.via().get().key().target()) ? 1 : 0;
    }
    return read;
  }
}
