package io.t4dx.core.apply;

import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.live.ScaleLog;
import io.t4dx.core.memtable.EdgeNode;
import io.t4dx.core.memtable.EdgeVersion;
import io.t4dx.core.memtable.Memtable;
import io.t4dx.core.memtable.NamespaceTable;
import io.t4dx.core.read.EdgeLookup;
import io.t4dx.core.read.EdgeWalk;
import io.t4dx.core.read.FoundEdge;
import io.t4dx.core.read.SegmentEdges;
import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgesFingerprint;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Metadata;
import io.t4dx.model.Micros;
import io.t4dx.write.MissingEdge;
import io.t4dx.write.Operation.ScaleWeights;
import io.t4dx.write.Operation.UpdateEdgeWeight;
import io.t4dx.write.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes of edges. */
final class EdgeChanges {
  /**
   * So many scale operations are applied at each read of a weight in a memtable; then they are
   * written into the edges.
   */
  static final int MOST_PENDING_SCALES = 64;

  private static final long NOW = Long.MAX_VALUE;

  private final Tables tables;

  EdgeChanges(Tables tables) {
    this.tables = tables;
  }

  boolean exists(EdgeKey key) {
    return find(key) != null;
  }

  void put(EdgeDraft draft, Moment moment) {
    long createdAt =
        draft.createdAt().map(time -> Micros.of("createdAt", time)).orElse(moment.at());
    write(draft.key(), draft.weight(), createdAt, draft.metadata(), moment);
  }

  Outcome delete(EdgeKey key, Moment moment) {
    if (!exists(key)) {
      return Outcome.NOT_FOUND;
    }
    bury(key, moment);
    return Outcome.APPLIED;
  }

  Outcome deleteBelow(EdgeKey key, float weight, Moment moment) {
    FoundEdge before = find(key);
    if (before == null) {
      return Outcome.NOT_FOUND;
    }
    if (before.weight(tables.scales(key.namespace())) >= weight) {
      return Outcome.UNMET;
    }
    bury(key, moment);
    return Outcome.APPLIED;
  }

  Outcome addToWeight(UpdateEdgeWeight change, Moment moment) {
    EdgeKey key = change.key();
    FoundEdge before = find(key);
    if (before != null) {
      float weight = before.weight(tables.scales(key.namespace()));
      write(
          key,
          ScaleLog.clamp(weight + change.delta()),
          before.createdAt(),
          before.metadata(),
          moment);
      return Outcome.APPLIED;
    }
    if (change.missing() == MissingEdge.LEAVE) {
      return Outcome.NOT_FOUND;
    }
    write(key, ScaleLog.clamp(change.delta()), moment.at(), Metadata.EMPTY, moment);
    return Outcome.APPLIED;
  }

  void scale(ScaleWeights operation, Moment moment) {
    String namespace = operation.filter().namespace();
    ScaleLog log = tables.scales(namespace).with(operation);
    tables.setScales(namespace, log);
    if (log.unfolded() == MOST_PENDING_SCALES) {
      fold(namespace, log, moment);
    }
  }

  /** Deletes every edge at an item's id; false where there was none. */
  boolean deleteAllAt(ItemKey key, Moment moment) {
    Set<EdgeKey> doomed = allAt(key);
    doomed.forEach(edge -> bury(edge, moment));
    return !doomed.isEmpty();
  }

  /** The {@link EdgesFingerprint} of the edges at an item's id. */
  long fingerprintAt(ItemKey key) {
    ScaleLog scales = tables.scales(key.namespace());
    long sum = 0;
    for (EdgeKey edge : allAt(key)) {
      FoundEdge found = find(edge);
      if (found != null) {
        sum += EdgesFingerprint.of(edge, found.weight(scales));
      }
    }
    return sum;
  }

  /** Every edge at an item's id, each once. */
  private Set<EdgeKey> allAt(ItemKey key) {
    String namespace = key.namespace();
    UUID id = key.id();
    Set<EdgeKey> edges = new LinkedHashSet<>();
    EdgeWalk.Visitor collect = (node, version) -> edges.add(node.key());
    List<Memtable> memtables = tables.layers().memtables();
    EdgeWalk.out(memtables, namespace, id, NOW).forEach(collect);
    EdgeWalk.in(memtables, namespace, id, NOW).forEach(collect);
    for (LiveSegment live : tables.layers().segments().oldestFirst()) {
      edges.addAll(SegmentEdges.at(live, namespace, id, NOW));
    }
    return edges;
  }

  /**
   * Writes what the pending operations make of the weights into the edges of the memtables, and has
   * done with the operations that no segment needs.
   */
  private void fold(String namespace, ScaleLog log, Moment moment) {
    List<EdgeNode> nodes = new ArrayList<>();
    List<EdgeVersion> versions = new ArrayList<>();
    EdgeWalk.all(tables.layers().memtables(), namespace, NOW)
        .forEach(
            (node, version) -> {
              if (EdgeLookup.weight(node, version, log) != version.weight()) {
                nodes.add(node);
                versions.add(version);
              }
            });
    for (int i = 0; i < nodes.size(); i++) {
      EdgeVersion before = versions.get(i);
      float weight = EdgeLookup.weight(nodes.get(i), before, log);
      write(nodes.get(i).key(), weight, before.createdAt(), before.metadata(), moment);
    }
    tables.setScales(namespace, log.folded(tables.firstNeededScale(namespace)));
  }

  private void write(EdgeKey key, float weight, long createdAt, Metadata metadata, Moment moment) {
    long scalesSeen = tables.scales(key.namespace()).seen();
    put(key, EdgeVersion.of(moment.lsn(), weight, createdAt, metadata, scalesSeen), moment);
  }

  private void bury(EdgeKey key, Moment moment) {
    put(key, EdgeVersion.tombstone(moment.lsn()), moment);
  }

  private void put(EdgeKey key, EdgeVersion version, Moment moment) {
    supersede(key, moment.lsn());
    tables.active().putEdge(key, version, moment.horizon());
  }

  /**
   * Says to whoever has the newest state of an edge that there will be a newer one. Where that is
   * the active memtable itself, whoever was before it has been told already.
   */
  private void supersede(EdgeKey key, long lsn) {
    for (Memtable memtable : tables.layers().memtables()) {
      NamespaceTable table = memtable.namespace(key.namespace());
      EdgeNode node = table == null ? null : table.edge(key);
      EdgeVersion version = node == null ? null : node.at(NOW);
      if (node != null && version != null) {
        if (!version.isTombstone()) {
          memtable.retireEdge(node, lsn);
        }
        return;
      }
    }
    if (EdgeLookup.findInSegments(tables.layers().segments(), key, NOW)
        instanceof FoundEdge.InSegment(LiveSegment home, int ordinal, _)) {
      home.overlay().retireEdge(ordinal, lsn);
    }
  }

  private @Nullable FoundEdge find(EdgeKey key) {
    return EdgeLookup.find(tables.layers(), key, NOW);
  }
}
