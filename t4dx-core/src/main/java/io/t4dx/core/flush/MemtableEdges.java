package io.t4dx.core.flush;

import io.t4dx.core.live.ScaleLog;
import io.t4dx.core.memtable.EdgeNode;
import io.t4dx.core.memtable.EdgeVersion;
import io.t4dx.core.segment.EdgeCursor;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.Metadata;
import java.util.Iterator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The edges of a memtable as of an LSN, each with all scale operations applied. */
final class MemtableEdges implements EdgeCursor {
  private final Iterator<EdgeNode> nodes;
  private final long lsn;
  private final Function<String, ScaleLog> scales;
  private @Nullable EdgeNode node;
  private @Nullable EdgeVersion version;

  MemtableEdges(Iterator<EdgeNode> nodes, long lsn, Function<String, ScaleLog> scales) {
    this.nodes = nodes;
    this.lsn = lsn;
    this.scales = scales;
  }

  @Override
  public boolean next() {
    while (nodes.hasNext()) {
      EdgeNode candidate = nodes.next();
      EdgeVersion state = candidate.at(lsn);
      if (state != null && !state.isTombstone()) {
        node = candidate;
        version = state;
        return true;
      }
    }
    return false;
  }

  @Override
  public EdgeKey key() {
    if (node == null) {
      throw new IllegalStateException("the cursor stands at no edge");
    }
    return node.key();
  }

  @Override
  public float weight() {
    EdgeVersion state = version();
    return scales
        .apply(key().namespace())
        .weightInMemtable(key(), state.weight(), state.createdAt(), state.scalesSeen());
  }

  @Override
  public long createdAt() {
    return version().createdAt();
  }

  @Override
  public long lsn() {
    return version().lsn();
  }

  @Override
  public Metadata metadata() {
    return version().metadata();
  }

  private EdgeVersion version() {
    if (version == null) {
      throw new IllegalStateException("the cursor stands at no edge");
    }
    return version;
  }
}
