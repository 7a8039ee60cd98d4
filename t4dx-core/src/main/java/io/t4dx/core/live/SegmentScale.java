package io.t4dx.core.live;

import io.t4dx.core.segment.Segment;
import io.t4dx.index.csr.OutEdges;
import io.t4dx.query.EdgeFilter;
import io.t4dx.write.Operation.ScaleWeights;

/** A scale operation in the numbers of one segment, so that no edge's key has to be read. */
final class SegmentScale {
  private static final int ANY = -2;

  private final EdgeFilter filter;
  private final float factor;
  private final boolean[] types;
  private final int source;
  private final int target;

  SegmentScale(Segment segment, ScaleWeights operation) {
    this.filter = operation.filter();
    this.factor = operation.factor();
    this.types = new boolean[segment.edgeTypes().size()];
    for (int i = 0; i < types.length; i++) {
      types[i] = filter.types().isEmpty() || filter.types().contains(segment.edgeTypes().get(i));
    }
    // An id that no edge meets in is node -1, which no edge has.
    this.source = filter.source().map(id -> segment.node(filter.namespace(), id)).orElse(ANY);
    this.target = filter.target().map(id -> segment.node(filter.namespace(), id)).orElse(ANY);
  }

  /** Applies it to the weights of neighbouring edges, the first of which has an ordinal. */
  void apply(OutEdges edges, int first, float[] weights) {
    for (int i = 0; i < weights.length; i++) {
      if (matches(edges, first + i, weights[i])) {
        weights[i] = ScaleLog.clamp(weights[i] * factor);
      }
    }
  }

  private boolean matches(OutEdges edges, int ordinal, float weight) {
    return filter.minWeight() <= weight
        && weight <= filter.maxWeight()
        && types[edges.type(ordinal)]
        && (target == ANY || edges.target(ordinal) == target)
        && (source == ANY || leaves(edges, ordinal))
        && isCreatedInTime(edges.created(ordinal));
  }

  private boolean leaves(OutEdges edges, int ordinal) {
    return source >= 0 && edges.first(source) <= ordinal && ordinal < edges.end(source);
  }

  private boolean isCreatedInTime(long createdAt) {
    return filter.createdFrom() <= createdAt && createdAt < filter.createdBefore();
  }
}
