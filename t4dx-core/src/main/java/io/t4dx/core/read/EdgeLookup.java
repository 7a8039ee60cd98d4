package io.t4dx.core.read;

import io.t4dx.core.memtable.EdgeNode;
import io.t4dx.core.memtable.EdgeVersion;
import io.t4dx.core.memtable.Memtable;
import io.t4dx.core.memtable.NamespaceTable;
import io.t4dx.core.view.ScaleLog;
import io.t4dx.model.Edge;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.Micros;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds an edge: the newest memtable that knows of it decides. */
public final class EdgeLookup {
  private EdgeLookup() {}

  /** The edge's state as of an LSN; null where there is none. */
  public static @Nullable EdgeVersion find(List<Memtable> newestFirst, EdgeKey key, long lsn) {
    for (Memtable memtable : newestFirst) {
      NamespaceTable table = memtable.namespace(key.namespace());
      EdgeNode node = table == null ? null : table.edge(key);
      EdgeVersion version = node == null ? null : node.at(lsn);
      if (version != null) {
        return version.isTombstone() ? null : version;
      }
    }
    return null;
  }

  static Edge toEdge(EdgeKey key, EdgeVersion version, ScaleLog scales) {
    return new Edge(
        key,
        scales.weightOf(key, version),
        Micros.toInstant(version.createdAt()),
        version.metadata());
  }
}
