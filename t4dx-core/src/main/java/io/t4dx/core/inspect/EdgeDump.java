package io.t4dx.core.inspect;

import io.t4dx.core.segment.EdgeTombstone;
import io.t4dx.core.segment.ItemTombstone;
import io.t4dx.core.segment.Patch;
import io.t4dx.core.segment.SegmentPieces;
import io.t4dx.inspect.DumpRow;
import io.t4dx.inspect.Selection;
import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Shows a segment's edges, and what it changes in older segments. */
final class EdgeDump {
  private final SegmentPieces pieces;
  private final Liveness liveness;
  private final Attempt attempt;
  private final Selection selection;
  private final Consumer<? super DumpRow> to;
  private long shown;

  EdgeDump(
      SegmentPieces pieces,
      Liveness liveness,
      Attempt attempt,
      Selection selection,
      Consumer<? super DumpRow> to) {
    this.pieces = pieces;
    this.liveness = liveness;
    this.attempt = attempt;
    this.selection = selection;
    this.to = to;
  }

  void edges() {
    int edges = attempt.read("shape", pieces::edges).orElse(0);
    for (int ordinal = 0; ordinal < edges && shown < selection.limit(); ordinal++) {
      DumpRow.EdgeRow edge = edge(ordinal);
      if (isWanted(edge.source()) || isWanted(edge.target())) {
        to.accept(edge);
        shown++;
      }
    }
  }

  DumpRow.EdgeRow edge(int ordinal) {
    Optional<Integer> source = attempt.read("source", () -> pieces.edgeSource(ordinal));
    Optional<Integer> target = attempt.read("target", () -> pieces.edgeTarget(ordinal));
    return new DumpRow.EdgeRow(
        ordinal,
        source.flatMap(node -> attempt.read("namespace", () -> pieces.namespaceOfNode(node))),
        source.flatMap(node -> attempt.read("source", () -> pieces.nodeId(node))),
        attempt.read("type", () -> pieces.edgeType(ordinal)),
        target.flatMap(node -> attempt.read("target", () -> pieces.nodeId(node))),
        liveness.edge(ordinal),
        attempt.read("weight", () -> pieces.edgeWeight(ordinal)),
        attempt.read("createdAt", () -> pieces.edgeCreated(ordinal)),
        attempt.read("lsn", () -> pieces.edgeLsn(ordinal)),
        attempt.read("metadata", () -> pieces.edgeMetadata(ordinal)),
        attempt.unread());
  }

  private boolean isWanted(Optional<UUID> id) {
    return selection.id().isEmpty() || id.equals(selection.id());
  }

  void patches() {
    forEach("patches", pieces::patches, EdgeDump::patch);
    forEach("tombstones.items", pieces::itemTombstones, EdgeDump::deleted);
    forEach("tombstones.edges", pieces::edgeTombstones, EdgeDump::deleted);
  }

  private <T> void forEach(
      String name, Supplier<Iterator<T>> records, Function<T, DumpRow.Change> show) {
    Optional<Iterator<T>> opened = attempt.read(name, records);
    while (opened.isPresent() && opened.get().hasNext() && shown < selection.limit()) {
      Iterator<T> rest = opened.get();
      Optional<DumpRow.Change> change = attempt.read(name, () -> show.apply(rest.next()));
      if (change.isEmpty()) {
        return;
      }
      if (isWanted(Optional.of(change.get().id())) || isWanted(change.get().target())) {
        to.accept(change.get());
        shown++;
      }
    }
  }

  static DumpRow.Change patch(Patch patch) {
    return new DumpRow.Change(
        "PATCH",
        patch.key().namespace(),
        patch.key().id(),
        Optional.empty(),
        Optional.empty(),
        patch.lsn(),
        Optional.of(patch.fields()));
  }

  static DumpRow.Change deleted(ItemTombstone tombstone) {
    return new DumpRow.Change(
        "DELETED_ITEM",
        tombstone.key().namespace(),
        tombstone.key().id(),
        Optional.empty(),
        Optional.empty(),
        tombstone.lsn(),
        Optional.empty());
  }

  static DumpRow.Change deleted(EdgeTombstone tombstone) {
    return new DumpRow.Change(
        "DELETED_EDGE",
        tombstone.key().namespace(),
        tombstone.key().source(),
        Optional.of(tombstone.key().type().name()),
        Optional.of(tombstone.key().target()),
        tombstone.lsn(),
        Optional.empty());
  }
}
