package io.t4dx.inspect;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The manifests of a store. */
public interface Manifests {

  /**
   * A manifest at a glance.
   *
   * @param inForce whether CURRENT names it
   * @param state whole, or what is wrong; the numbers are 0 then
   */
  record Glance(
      long number,
      boolean inForce,
      int segments,
      long rows,
      long deadRows,
      long edges,
      long deadEdges,
      long bytes,
      long logPosition,
      long clock,
      String state) {}

  /** A segment as a manifest has it. */
  record SegmentRow(
      long number,
      long size,
      int rows,
      int deadRows,
      int edges,
      int deadEdges,
      long firstLsn,
      long lastLsn,
      String contents) {}

  /** Scale operations of a namespace that some segment's weights do not contain yet. */
  record Scales(String namespace, long firstOrdinal, List<String> operations) {}

  /** A whole manifest. */
  record Version(
      UUID store,
      long number,
      int dimension,
      long logPosition,
      long clock,
      long nextSegment,
      List<SegmentRow> segments,
      List<Scales> scales) {}

  /** What differs between two manifests; empty text where one of them has no such thing. */
  record Difference(String what, String before, String after) {}

  /** The number that CURRENT names; none where it is not whole or not there. */
  OptionalLong inForce();

  /** All that are there, newest first. */
  List<Glance> history();

  /** One of them; none where it is not there or not whole. */
  Optional<Version> print(long number);

  /**
   * What changed from one to another.
   *
   * @throws IllegalArgumentException if one of them is not there or not whole
   */
  List<Difference> diff(long before, long after);

  /** What is wrong with CURRENT and with manifests. */
  List<Finding> findings();
}
