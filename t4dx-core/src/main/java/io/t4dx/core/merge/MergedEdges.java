package io.t4dx.core.merge;

import io.t4dx.core.live.ScaleLog;
import io.t4dx.core.segment.EdgeCursor;
import io.t4dx.core.segment.Segment;
import io.t4dx.core.segment.value.BlockReader;
import io.t4dx.index.csr.OutEdges;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.Metadata;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The edges of several segments in their common order, with scale operations applied. */
final class MergedEdges implements EdgeCursor {
  private final Segment[] segments;
  private final @Nullable BlockReader[] metadata;
  private final MergeOrder order;
  private final Map<String, ScaleLog> scales;
  private final MergedSource.Progress progress;
  private int place = -1;
  private int input;
  private int ordinal;

  MergedEdges(
      List<MergeInput> inputs,
      MergeOrder order,
      Map<String, ScaleLog> scales,
      MergedSource.Progress progress) {
    this.segments = inputs.stream().map(MergeInput::segment).toArray(Segment[]::new);
    this.metadata = new BlockReader[segments.length];
    this.order = order;
    this.scales = scales;
    this.progress = progress;
  }

  @Override
  public boolean next() {
    progress.step();
    place++;
    if (place >= order.size()) {
      return false;
    }
    input = order.input(place);
    ordinal = order.number(place);
    return true;
  }

  private OutEdges out() {
    return segments[input]
        .graph()
        .orElseThrow(() -> new IllegalStateException("there are no edges"))
        .out();
  }

  @Override
  public EdgeKey key() {
    return segments[input].edgeKey(ordinal);
  }

  @Override
  public float weight() {
    EdgeKey key = key();
    long contained = segments[input].scalesSeen(key.namespace());
    return Optional.ofNullable(scales.get(key.namespace()))
        .map(log -> log.weight(key, out().weight(ordinal), createdAt(), contained))
        .orElseGet(() -> out().weight(ordinal));
  }

  @Override
  public long createdAt() {
    return out().created(ordinal);
  }

  @Override
  public long lsn() {
    return segments[input].edgeLsn(ordinal);
  }

  @Override
  public Metadata metadata() {
    BlockReader reader = metadata[input];
    if (reader == null) {
      reader = segments[input].edgeMetadata();
      metadata[input] = reader;
    }
    return reader.metadata(ordinal);
  }
}
