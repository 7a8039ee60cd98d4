package io.t4dx.bench.store;

import io.t4dx.bench.report.BenchReport;
import io.t4dx.bench.report.Latencies;
import io.t4dx.bench.vectors.data.Matrix;
import io.t4dx.model.Parts;
import io.t4dx.query.Filter;
import io.t4dx.query.Hit;
import io.t4dx.query.Search;
import io.t4dx.store.Store;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;

/** The ten nearest of the one item in a hundred that has a topic, beside peers. */
final class FilterCase implements StoreCase {
  private static final int QUERIES = 500;
  private static final int K = 10;
  private static final int ROUNDS = 20;
  private static final int CHUNK = 1_000;
  private static final int[] EFFORTS = {10, 20, 50, 100, 200};
  private static final double TIE = 1e-5;

  @Override
  public String name() {
    return "filter";
  }

  @Override
  public void run(FilledStores stores, BenchReport report)
      throws IOException, InterruptedException {
    int items = stores.sizes().items();
    Matrix queries = stores.memories().vectors(items, QUERIES);
    double[] tenth = tenthBest(stores, queries);
    try (Store store = FilledStores.open(stores.large())) {
      self(store, queries, tenth, report);
    }
    List<FilteredPeer> peers =
        ServiceLoader.load(FilteredPeer.class).stream().map(ServiceLoader.Provider::get).toList();
    if (peers.isEmpty()) {
      report.note("skipped: peers with a filter: not in this jar, build it with -Ppeers");
    }
    for (FilteredPeer peer : peers) {
      try (peer) {
        peer(peer, stores, queries, tenth, report);
      }
    }
  }

  private void self(Store store, Matrix queries, double[] tenth, BenchReport report) {
    Latencies fastest = new Latencies();
    long best = Long.MAX_VALUE;
    double recall = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Latencies latencies = new Latencies();
      long total = 0;
      int right = 0;
      for (int query = 0; query < QUERIES; query++) {
        Search search =
            Search.in(Memories.NAMESPACE)
                .nearest(queries.row(query))
                .k(K)
                .where(Filter.metadata("topic", topic(query)))
                .returning(Parts.FIELDS)
                .build();
        long start = System.nanoTime();
        List<Hit> hits = store.search(search).hits();
        long nanos = System.nanoTime() - start;
        latencies.add(nanos);
        total += nanos;
        for (Hit hit : hits) {
          right += hit.score() >= tenth[query] - TIE ? 1 : 0;
        }
      }
      recall = right / (double) (K * QUERIES);
      if (total < best) {
        best = total;
        fastest = latencies;
      }
    }
    report.add(result("recall", "share", recall));
    report.add(result("speed", "queries/s", QUERIES / (best / 1e9)));
    report.add(result("p99", "us", fastest.quantile(0.99) / 1e3));
  }

  /** The first effort that reaches this engine's recall, or the last one. */
  private void peer(
      FilteredPeer peer, FilledStores stores, Matrix queries, double[] tenth, BenchReport report)
      throws IOException {
    report.version(peer.name(), peer.version());
    int items = stores.sizes().items();
    peer.open();
    for (int first = 0; first < items; first += CHUNK) {
      Matrix vectors = stores.memories().vectors(first, CHUNK);
      for (int i = 0; i < CHUNK; i++) {
        peer.add(first + i, vectors.row(i), Memories.topic(first + i));
      }
      if ((first + CHUNK) % (items / Sizes.SEGMENTS) == 0) {
        peer.endSegment();
      }
    }
    peer.finish();
    for (int effort : EFFORTS) {
      double recall = peerRound(peer, stores, queries, tenth, effort, report);
      if (recall >= 0.999) {
        return;
      }
    }
  }

  private double peerRound(
      FilteredPeer peer,
      FilledStores stores,
      Matrix queries,
      double[] tenth,
      int effort,
      BenchReport report)
      throws IOException {
    long best = Long.MAX_VALUE;
    int right = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long total = 0;
      int[][] found = new int[QUERIES][];
      for (int query = 0; query < QUERIES; query++) {
        float[] vector = queries.row(query);
        long start = System.nanoTime();
        found[query] = peer.search(vector, K, effort, topic(query));
        total += System.nanoTime() - start;
      }
      best = Math.min(best, total);
      right = round > 0 ? right : right(stores, queries, tenth, found);
    }
    double recall = right / (double) (K * QUERIES);
    String at = ", effort " + effort;
    report.add(result(peer.name(), "recall" + at, "share", recall));
    report.add(result(peer.name(), "speed" + at, "queries/s", QUERIES / (best / 1e9)));
    return recall;
  }

  private static int right(FilledStores stores, Matrix queries, double[] tenth, int[][] found) {
    int right = 0;
    for (int query = 0; query < found.length; query++) {
      float[] vector = queries.row(query);
      for (int number : found[query]) {
        float[] row = stores.memories().vectors(number, 1).row(0);
        right += dot(vector, row, 0) >= tenth[query] - TIE ? 1 : 0;
      }
    }
    return right;
  }

  /** The score of the tenth best item of each query's topic: vectors are one long. */
  private static double[] tenthBest(FilledStores stores, Matrix queries) {
    int items = stores.sizes().items();
    double[][] best = new double[QUERIES][K];
    Arrays.stream(best).forEach(scores -> Arrays.fill(scores, Double.NEGATIVE_INFINITY));
    for (int first = 0; first < items; first += CHUNK) {
      Matrix vectors = stores.memories().vectors(first, CHUNK);
      for (int i = 0; i < CHUNK; i++) {
        int topic = Memories.topicNumber(first + i);
        for (int query = topic; query < QUERIES; query += Memories.TOPICS) {
          keep(best[query], dot(queries.row(query), vectors.values(), vectors.offset(i)));
        }
      }
    }
    return Arrays.stream(best).mapToDouble(scores -> scores[0]).toArray();
  }

  private static void keep(double[] ascending, double score) {
    int at = 0;
    while (at < ascending.length && ascending[at] < score) {
      if (at > 0) {
        ascending[at - 1] = ascending[at];
      }
      at++;
    }
    if (at > 0) {
      ascending[at - 1] = score;
    }
  }

  private static double dot(float[] query, float[] rows, int offset) {
    double sum = 0;
    for (int i = 0; i < query.length; i++) {
      sum += (double) query[i] * rows[offset + i];
    }
    return sum;
  }

  private static String topic(int query) {
    return "topic-" + query % Memories.TOPICS;
  }
}
