package io.t4dx.index.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What one search did, for whoever wants it explained: given to {@link SearchRequest#reporting},
 * filled by {@link VectorIndex#search}. Not for several threads at once.
 */
public final class SearchReport {
  /** A way to look for rows; a search may take several, one after the other. */
  public enum Way {
    /** Every accepted vector is scored exactly. */
    EXACT_SCAN,
    /** Every accepted vector is scored by its code, and the best of them exactly. */
    CODE_SCAN,
    /** A short walk tells how many vectors are accepted near the query. */
    PROBE,
    /** A walk through the graph; what is not accepted is dropped at its end. */
    WALK,
    /** A walk that scores accepted vectors only, and leads through the others. */
    ACCEPTED_WALK
  }

  private final List<Way> ways = new ArrayList<>();
  private OptionalDouble near = OptionalDouble.empty();
  private long visited;
  private long scoredByCode;
  private long scoredExactly;

  /** A report on a search that is yet to be made. */
  public SearchReport() {}

  void add(Way way) {
    ways.add(way);
  }

  void near(double share) {
    near = OptionalDouble.of(share);
  }

  void count(long newVisited, long newScoredByCode, long newScoredExactly) {
    visited = newVisited;
    scoredByCode = newScoredByCode;
    scoredExactly = newScoredExactly;
  }

  /** The ways that were taken, in their order; none where there was nothing to search. */
  public List<Way> ways() {
    return List.copyOf(ways);
  }

  /** The share of accepted ones among the vectors nearest to the query that a probe met. */
  public OptionalDouble near() {
    return near;
  }

  /** How many times the links of a node were followed. */
  public long visited() {
    return visited;
  }

  /** How many times a vector was scored by a code. */
  public long scoredByCode() {
    return scoredByCode;
  }

  /** How many times a vector was scored by its floats. */
  public long scoredExactly() {
    return scoredExactly;
  }
}
