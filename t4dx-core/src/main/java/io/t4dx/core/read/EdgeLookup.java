package io.t4dx.core.read;

import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.live.ScaleLog;
import io.t4dx.core.live.SegmentSet;
import io.t4dx.core.memtable.EdgeNode;
import io.t4dx.core.memtable.EdgeVersion;
import io.t4dx.core.memtable.Memtable;
import io.t4dx.core.memtable.NamespaceTable;
import io.t4dx.core.view.Layers;
import io.t4dx.model.Edge;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.Micros;
import org.jspecify.annotations.Nullable;

/**
 * Finds an edge: the newest memtable that knows of it decides; then the newest segment that has it
 * does.
 */
public final class EdgeLookup {
  private EdgeLookup() {}

  /** The edge's state as of an LSN; null where there is none. */
  public static @Nullable FoundEdge find(Layers layers, EdgeKey key, long lsn) {
    for (Memtable memtable : layers.memtables()) {
      NamespaceTable table = memtable.namespace(key.namespace());
      EdgeNode node = table == null ? null : table.edge(key);
      EdgeVersion version = node == null ? null : node.at(lsn);
      if (node != null && version != null) {
        return version.isTombstone() ? null : new FoundEdge.InMemtable(node, version);
      }
    }
    return findInSegments(layers.segments(), key, lsn);
  }

  /** The edge's state in segments, where no memtable knows of it; null where there is none. */
  public static @Nullable FoundEdge findInSegments(SegmentSet segments, EdgeKey key, long lsn) {
    for (LiveSegment live : segments.newestFirst()) {
      int ordinal = live.segment().findEdge(key);
      if (ordinal != LiveSegment.NONE) {
        return live.overlay().isEdgeLive(ordinal, lsn)
            ? new FoundEdge.InSegment(live, ordinal, key)
            : null;
      }
    }
    return null;
  }

  /** The weight of an edge in a memtable with the scale operations of a log applied. */
  public static float weight(EdgeNode node, EdgeVersion version, ScaleLog scales) {
    return scales.weightInMemtable(
        node.key(), version.weight(), version.createdAt(), version.scalesSeen());
  }

  static Edge toEdge(EdgeNode node, EdgeVersion version, ScaleLog scales) {
    return new Edge(
        node.key(),
        weight(node, version, scales),
        Micros.toInstant(version.createdAt()),
        version.metadata());
  }
}
