package io.t4dx.inspect;

import java.util.List;

/**
 * Where an id is or was.
 *
 * @param places oldest files first within each kind
 * @param findings what could not be looked at
 */
public record Whereabouts(List<Place> places, List<Finding> findings) {
  public Whereabouts {
    places = List.copyOf(places);
    findings = List.copyOf(findings);
  }

  /** What kind of place it is. */
  public enum Kind {
    /** A row of a segment: a whole item. */
    ROW,
    /** A later change of an item's small fields, in a newer segment. */
    PATCH,
    /** A deletion of an item or an edge, in a newer segment. */
    TOMBSTONE,
    /** An edge in a segment, at either end. */
    EDGE,
    /** An operation in a line of the log. */
    LOG,
    /** What sleep forgot. */
    ARCHIVE,
    /** What sleep says about it. */
    JOURNAL
  }

  /**
   * A place.
   *
   * @param at a row, an ordinal, or an offset in the file: the words say which
   * @param lsn 0 where there is none
   * @param state live, dead, or not in force; empty where that means nothing
   * @param what is there, in words
   */
  public record Place(
      Kind kind, String file, long at, long lsn, String namespace, String state, String what) {}
}
