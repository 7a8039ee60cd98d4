package io.t4dx.bench.store;

/**
 * How much is stored and asked.
 *
 * @param items of the large store, in {@link #SEGMENTS} segments
 * @param nodes of the graph
 * @param edges of the graph
 * @param ingested items of the ingest
 */
record Sizes(int items, int nodes, int edges, int ingested) {
  /** The segments of every store that is read. */
  static final int SEGMENTS = 10;

  static Sizes of(boolean quick) {
    return quick
        ? new Sizes(100_000, 10_000, 100_000, 20_000)
        : new Sizes(1_000_000, 100_000, 1_000_000, 200_000);
  }
}
