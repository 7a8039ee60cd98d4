package io.t4dx.inspect;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What a store looks like: the items that count in its segments, with the patches that newer
 * segments have for them. What is only in the log is not in it.
 *
 * @param facts about the store, in words, in their order
 * @param kappa how many items have one in each twentieth of [0,1]; {@code importance} likewise
 * @param timeline how many items happened in each of equal spans of time
 * @param points a plane through the vectors, along the two directions in which they differ most
 */
public record Picture(
    String directory,
    Map<String, String> facts,
    List<SegmentShape> segments,
    List<Integer> kappa,
    List<Integer> importance,
    Timeline timeline,
    Map<String, Long> types,
    List<GraphShape> graphs,
    List<EdgeTypeShape> edgeTypes,
    List<Integer> weights,
    List<Point> points,
    List<Cycle> cycles,
    List<Finding> findings) {

  public Picture {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    types = Collections.unmodifiableMap(new TreeMap<>(types));
    segments = List.copyOf(segments);
    points = List.copyOf(points);
    cycles = List.copyOf(cycles);
    findings = List.copyOf(findings);
  }

  /**
   * A segment.
   *
   * @param begins and {@code ends} the times at which its items were stored, in microseconds; equal
   *     where it has none
   */
  public record SegmentShape(
      long number,
      long bytes,
      long graphBytes,
      int rows,
      int deadRows,
      int edges,
      int deadEdges,
      long firstLsn,
      long lastLsn,
      long begins,
      long ends) {}

  /**
   * When items happened.
   *
   * @param begin in microseconds, {@code width} of each span
   */
  public record Timeline(long begin, long width, List<Integer> counts) {}

  /**
   * The vector graph of a segment.
   *
   * @param levels how many nodes there are on each level, the ground first
   * @param degrees how many nodes of the ground have so many neighbours
   * @param unreachable how many nodes no search can come to
   */
  public record GraphShape(
      long segment, List<Integer> levels, List<Integer> degrees, int unreachable) {}

  /** Edges of a type that count. */
  public record EdgeTypeShape(String type, long edges, double meanWeight) {}

  /**
   * An item on the map.
   *
   * @param prototype whether it stands for others, and {@code of} the prototype that it went into
   */
  public record Point(
      UUID id,
      String namespace,
      double x,
      double y,
      float kappa,
      float importance,
      String type,
      String text,
      boolean prototype,
      Optional<UUID> of) {}

  /**
   * A sleep.
   *
   * @param began in microseconds, {@code took} likewise
   */
  public record Cycle(long number, long began, long took, Map<String, Long> figures) {}
}
