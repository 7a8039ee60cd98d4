package io.t4dx.core.live;

import io.t4dx.core.segment.RowRange;
import io.t4dx.core.segment.Segment;
import io.t4dx.index.csr.OutEdges;
import io.t4dx.write.Operation.ScaleWeights;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The weights of a segment's edges with the scale operations applied that came after it was
 * written. A traversal lets them be worked out for a whole namespace and kept; a look at one edge
 * uses them if they are there.
 */
final class ScaledWeights {
  private final Segment segment;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  private record Kept(
      long seen, int first, @SuppressWarnings("ArrayRecordComponent") float[] weights) {}

  ScaledWeights(Segment segment) {
    this.segment = segment;
  }

  /** The weight of an edge as a log has it. */
  float weight(String namespace, int ordinal, ScaleLog log) {
    OutEdges edges = edges();
    long from = segment.scalesSeen(namespace);
    if (log.seen() <= from) {
      return edges.weight(ordinal);
    }
    Kept known = kept.get(namespace);
    return known != null && known.seen == log.seen()
        ? known.weights[ordinal - known.first]
        : log.weight(segment.edgeKey(ordinal), edges.weight(ordinal), edges.created(ordinal), from);
  }

  /**
   * The weights of all edges of a namespace, from its first ordinal on; null where they are as they
   * were written. The array must not be changed.
   */
  float @Nullable [] all(String namespace, ScaleLog log) {
    RowRange range = segment.edges(namespace);
    long from = segment.scalesSeen(namespace);
    if (log.seen() <= from || range.isEmpty()) {
      return null;
    }
    Kept known = kept.get(namespace);
    if (known == null || known.seen > log.seen()) {
      known = new Kept(from, range.first(), written(range));
    }
    if (known.seen < log.seen()) {
      known = extended(known, log);
      Kept mine = known;
      kept.merge(namespace, mine, (old, _) -> old.seen > mine.seen ? old : mine);
    }
    return known.weights;
  }

  private Kept extended(Kept known, ScaleLog log) {
    float[] weights = known.weights.clone();
    List<ScaleWeights> operations = log.operations();
    int from = Math.toIntExact(known.seen - log.firstOrdinal());
    for (ScaleWeights operation : operations.subList(from, operations.size())) {
      new SegmentScale(segment, operation).apply(edges(), known.first, weights);
    }
    return new Kept(log.seen(), known.first, weights);
  }

  private float[] written(RowRange range) {
    float[] weights = new float[range.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = edges().weight(range.first() + i);
    }
    return weights;
  }

  private OutEdges edges() {
    return segment
        .graph()
        .orElseThrow(() -> new IllegalStateException("the segment has no edges"))
        .out();
  }
}
