package io.t4dx.query;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How a question was answered: what was done in each memtable and segment, why so, and what it
 * cost. Made by answering the question, so that nothing in it is a guess but what it calls
 * estimated.
 *
 * <pre>{@code
 * System.out.println(store.explain(search).text());
 * }</pre>
 *
 * @param result the answer; that of a scan is the number of its items
 * @param lsn the state of the store that was asked
 * @param places memtables before segments, newest first
 */
public record Explanation<R>(
    Question question, R result, long lsn, List<Place> places, Times times) {

  public Explanation {
    places = List.copyOf(places);
  }

  /** What kind of question it was. */
  public enum Kind {
    SEARCH,
    SCAN,
    COUNT
  }

  /**
   * What was asked.
   *
   * @param where the whole filter; that of a search says also what holds when
   * @param order by what the answer is ordered; empty where it is a number
   * @param limit how many were wanted at most
   */
  public record Question(Kind kind, String namespace, Filter where, String order, long limit) {}

  /** What was done in a place. */
  public enum Choice {
    /** Nothing: statistics or lists of terms say that nothing in it can match. */
    PRUNED,
    /** Its rows were asked, and none passes. */
    NO_MATCH,
    /** Every row that passes was taken; a search compared each. */
    EXACT,
    /** The rows that pass were searched along the vector graph. */
    GRAPH
  }

  /** What decided it. */
  public enum Reason {
    /** There is no item of the namespace. */
    NO_ROWS,
    /** No item of the namespace has a vector. */
    NO_VECTORS,
    /** Statistics exclude the filter. */
    STATISTICS,
    /** No row has a type, session or metadata that is asked for. */
    NO_TERM,
    /** No row passes the filter and counts still. */
    NO_MATCH,
    /** Memtables have no graph. */
    MEMTABLE,
    ASKED_FOR_EXACT,
    FEW_CANDIDATES,
    NO_GRAPH_YET,
    /** The graph turned out to be damaged, and is not used any more. */
    GRAPH_DAMAGED,
    MANY_CANDIDATES,
    /** Scans and counts take every row that passes. */
    EVERY_MATCH
  }

  /**
   * A memtable or a segment.
   *
   * @param firstLsn its writes are from this one on
   * @param why the reason in words, with the values that led to it
   * @param conditions the conditions that a row must meet, in the order in which they were asked
   */
  public record Place(
      String name,
      long firstLsn,
      long lastLsn,
      Choice choice,
      Reason reason,
      String why,
      Rows rows,
      List<Condition> conditions,
      Work work,
      Duration filtering,
      Duration searching) {

    public Place {
      conditions = List.copyOf(conditions);
    }
  }

  /**
   * Rows of the namespace in one place; in a memtable that is searched, its vectors.
   *
   * @param all how many there are
   * @param live how many of them count: neither replaced nor deleted as of the LSN
   * @param estimated how many were expected to pass the filter, dead ones among them; empty where
   *     that was not estimated
   * @param patched how many were asked one by one, because they are not what their columns say
   * @param accepted how many count and pass the filter; 0 where it was not asked
   * @param candidates how many of those can be in the answer: a search finds only what has a vector
   */
  public record Rows(
      long all, long live, OptionalDouble estimated, long patched, long accepted, long candidates) {

    /** The share of rows that was expected to pass. */
    public OptionalDouble estimatedSelectivity() {
      return estimated.isPresent() && all > 0
          ? OptionalDouble.of(estimated.getAsDouble() / all)
          : OptionalDouble.empty();
    }

    /** The share of live rows that passed. */
    public double selectivity() {
      return live == 0 ? 0 : (double) accepted / live;
    }
  }

  /** How a condition was asked. */
  public enum How {
    /** Not at all: statistics say that every row meets it. */
    SETTLED,
    /** Not at all: statistics say that no row meets it. */
    EXCLUDED,
    /** By the rows sorted by a column. */
    ORDER,
    /** By looking through a column. */
    COLUMN,
    /** By the lists of rows of each term. */
    POSTINGS,
    /** By the conditions that it is made of. */
    PARTS,
    /** By reading rows, for want of an index that was damaged. */
    FIELDS,
    /** By reading those rows that the conditions before it left. */
    ROW_BY_ROW,
    /** Not at all: the conditions before it left no row. */
    NOT_ASKED
  }

  /**
   * One of the conditions that a row must meet.
   *
   * @param estimated how many rows were expected to meet it
   * @param left how many rows, as they were written, meet it and those before it
   */
  public record Condition(Filter filter, How how, double estimated, long left) {}

  /** A way to search; a vector graph may be searched in several, one after the other. */
  public enum Way {
    /** Every candidate is compared by its floats. */
    EXACT_SCAN,
    /** Every candidate is compared by its code, and the best of them by their floats. */
    CODE_SCAN,
    /** A short walk along the graph tells how many are candidates near the query. */
    PROBE,
    /** A walk along the graph; who is no candidate is dropped at its end. */
    WALK,
    /** A walk that compares candidates only, and leads through the others. */
    ACCEPTED_WALK
  }

  /**
   * What a search did in one place.
   *
   * @param near the share of candidates among what a probe found nearest; empty without a probe
   * @param visited how many times the links of a node of the graph were followed
   * @param comparedByCode how many times a vector was compared in few bits
   * @param comparedExactly how many times a vector was compared by its floats, or ruled out by a
   *     code of eight bits a dimension before that; in a memtable whose sessions alone are asked
   *     for these may be more than the candidates
   */
  public record Work(
      List<Way> ways,
      OptionalDouble near,
      long visited,
      long comparedByCode,
      long comparedExactly) {

    /** No work at all. */
    public static final Work NONE = new Work(List.of(), OptionalDouble.empty(), 0, 0, 0);

    public Work {
      ways = List.copyOf(ways);
    }

    /** Every candidate compared. */
    public static Work exactly(long compared) {
      return new Work(List.of(Way.EXACT_SCAN), OptionalDouble.empty(), 0, 0, compared);
    }
  }

  /**
   * Where the time went.
   *
   * @param filtering finding out which rows pass; memtables are asked while they are searched
   * @param searching comparing vectors, or walking over rows
   * @param reading making the items of the answer
   */
  public record Times(Duration filtering, Duration searching, Duration reading, Duration total) {}

  /** As a table for people. */
  public String text() {
    return new ExplanationText(this).toString();
  }

  /** As one line of JSON for programs; docs/operations.md describes its members. */
  public String json() {
    return ExplanationJson.of(this);
  }

  @Override
  public String toString() {
    return text();
  }
}
