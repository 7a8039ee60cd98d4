package io.t4dx.core.apply;

import io.t4dx.core.memtable.EdgeVersion;
import io.t4dx.core.read.EdgeLookup;
import io.t4dx.core.read.EdgeWalk;
import io.t4dx.core.view.ScaleLog;
import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Metadata;
import io.t4dx.model.Micros;
import io.t4dx.write.MissingEdge;
import io.t4dx.write.Operation.ScaleWeights;
import io.t4dx.write.Operation.UpdateEdgeWeight;
import io.t4dx.write.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes of edges. */
final class EdgeChanges {
  /**
   * So many scale operations are applied at each read of a weight; then they are written into the
   * edges.
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

  Outcome addToWeight(UpdateEdgeWeight change, Moment moment) {
    EdgeKey key = change.key();
    EdgeVersion before = find(key);
    if (before != null) {
      float weight = tables.scales(key.namespace()).weightOf(key, before);
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
    if (log.pending() == MOST_PENDING_SCALES) {
      fold(namespace, log, moment);
    }
  }

  /** Deletes every edge at an item's id; false where there was none. */
  boolean deleteAllAt(ItemKey key, Moment moment) {
    List<EdgeKey> doomed = new ArrayList<>();
    EdgeWalk.Visitor collect = (node, version) -> doomed.add(node.key());
    EdgeWalk.out(tables.newestFirst(), key.namespace(), key.id(), NOW).forEach(collect);
    EdgeWalk.in(tables.newestFirst(), key.namespace(), key.id(), NOW).forEach(collect);
    doomed.forEach(edge -> bury(edge, moment));
    return !doomed.isEmpty();
  }

  /**
   * Writes what the pending operations make of the weights into the edges, and has done with the
   * operations.
   */
  private void fold(String namespace, ScaleLog log, Moment moment) {
    List<EdgeKey> keys = new ArrayList<>();
    List<EdgeVersion> versions = new ArrayList<>();
    EdgeWalk.all(tables.newestFirst(), namespace, NOW)
        .forEach(
            (node, version) -> {
              if (log.weightOf(node.key(), version) != version.weight()) {
                keys.add(node.key());
                versions.add(version);
              }
            });
    for (int i = 0; i < keys.size(); i++) {
      EdgeVersion before = versions.get(i);
      float weight = log.weightOf(keys.get(i), before);
      write(keys.get(i), weight, before.createdAt(), before.metadata(), moment);
    }
    tables.setScales(namespace, log.folded());
  }

  private void write(EdgeKey key, float weight, long createdAt, Metadata metadata, Moment moment) {
    long scalesSeen = tables.scales(key.namespace()).seen();
    EdgeVersion version = EdgeVersion.of(moment.lsn(), weight, createdAt, metadata, scalesSeen);
    tables.active().putEdge(key, version, moment.horizon());
  }

  private void bury(EdgeKey key, Moment moment) {
    tables.active().putEdge(key, EdgeVersion.tombstone(moment.lsn()), moment.horizon());
  }

  private @Nullable EdgeVersion find(EdgeKey key) {
    return EdgeLookup.find(tables.newestFirst(), key, NOW);
  }
}
