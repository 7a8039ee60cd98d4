package io.t4dx.testing;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** How often what happened in the life of a store: a life in which nothing did proves nothing. */
public final class Deeds {

  /** Something that can happen. */
  public enum Deed {
    /** A write was acknowledged. */
    WRITE,
    /** A question was asked and answered as the model did. */
    READ,
    /** A snapshot or a scan was begun, to be looked at later. */
    HELD_VIEW,
    /** Bad input was refused. */
    REFUSAL,
    /** Everything was compared. */
    COMPARISON,
    /** A flush was asked for and done. */
    FLUSH,
    /** The store was closed and opened again. */
    REOPENING,
    /** An operation of the store failed because the power had gone. */
    FAILURE,
    /** The power went, and what was left was opened. */
    CRASH,
    /** A memtable became a segment. */
    SEGMENT,
    /** The graph of a segment was built. */
    GRAPH,
    /** Segments became one. */
    MERGE
  }

  /** Threads of the store count as well. */
  private final Map<Deed, Long> counts = new ConcurrentHashMap<>();

  void add(Deed deed) {
    counts.merge(deed, 1L, Long::sum);
  }

  public long count(Deed deed) {
    return counts.getOrDefault(deed, 0L);
  }

  /** What happened in two lives. */
  public Deeds and(Deeds other) {
    Deeds sum = new Deeds();
    sum.counts.putAll(counts);
    other.counts.forEach((deed, count) -> sum.counts.merge(deed, count, Long::sum));
    return sum;
  }

  @Override
  public String toString() {
    return new TreeMap<>(counts).toString();
  }
}
