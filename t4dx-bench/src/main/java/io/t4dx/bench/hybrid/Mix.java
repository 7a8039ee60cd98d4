package io.t4dx.bench.hybrid;

/** What a load is made of: the shares of {@link Kind} in per cent. */
enum Mix {
  /** What the memory of an agent is asked and told. */
  MEMORY("", 80, 15),
  INSERTS("inserts, ", 0, 100),
  UPDATES("updates, ", 0, 0);

  private final String prefix;
  private final int searches;
  private final int inserts;

  Mix(String prefix, int searches, int inserts) {
    this.prefix = prefix;
    this.searches = searches;
    this.inserts = inserts;
  }

  /** The kind at a place from 0 to 99. */
  Kind at(int place) {
    if (place < searches) {
      return Kind.SEARCH;
    }
    return place < searches + inserts ? Kind.INSERT : Kind.UPDATE;
  }

  /** The name of the case with so many threads. */
  String on(int threads) {
    return prefix + (threads == 1 ? "1 thread" : threads + " threads");
  }
}
