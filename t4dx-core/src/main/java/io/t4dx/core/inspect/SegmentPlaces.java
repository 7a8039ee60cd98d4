package io.t4dx.core.inspect;

import io.t4dx.core.segment.ItemColumn;
import io.t4dx.core.segment.RowRange;
import io.t4dx.core.segment.SegmentPieces;
import io.t4dx.index.csr.OutEdges;
import io.t4dx.inspect.DumpRow;
import io.t4dx.inspect.Selection;
import io.t4dx.inspect.Whereabouts.Kind;
import io.t4dx.inspect.Whereabouts.Place;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Where an id is in one segment. */
final class SegmentPlaces {
  private final SegmentPieces pieces;
  private final Liveness liveness;
  private final Attempt attempt;
  private final Consumer<Place> to;

  SegmentPlaces(SegmentPieces pieces, Liveness liveness, Attempt attempt, Consumer<Place> to) {
    this.pieces = pieces;
    this.liveness = liveness;
    this.attempt = attempt;
    this.to = to;
  }

  void of(UUID id) {
    if (attempt.read("shape", pieces::rows).orElse(0) > 0) {
      attempt.read("keys", () -> pieces.rows(id)).orElse(List.of()).forEach(this::row);
    }
    if (attempt.read("shape", pieces::edges).orElse(0) > 0) {
      attempt
          .read("namespaces", pieces::namespaces)
          .ifPresent(names -> names.forEach(name -> edges(name, id)));
    }
    Selection selection = new Selection(Optional.of(id), Long.MAX_VALUE);
    new EdgeDump(pieces, liveness, attempt, selection, row -> change((DumpRow.Change) row))
        .patches();
  }

  private void row(int row) {
    to.accept(
        new Place(
            Kind.ROW,
            pieces.file().name(),
            row,
            attempt.read("lsn", () -> pieces.i64(ItemColumn.LSN, row)).orElse(0L),
            attempt.read("namespace", () -> pieces.namespaceOfRow(row)).orElse(""),
            state(liveness.row(row)),
            "row " + row));
  }

  private void edges(String namespace, UUID id) {
    int node = attempt.read("nodes", () -> pieces.node(namespace, id)).orElse(-1);
    if (node >= 0) {
      attempt
          .read("edges.out", pieces::out)
          .ifPresent(
              out ->
                  attempt.read(
                      "edges.out",
                      () -> {
                        edges(out, node, namespace, id);
                        return true;
                      }));
    }
  }

  private void edges(OutEdges out, int node, String namespace, UUID id) {
    RowRange own = new RowRange(out.first(node), out.end(node));
    for (int ordinal = 0; ordinal < out.edges(); ordinal++) {
      if (own.contains(ordinal) || out.target(ordinal) == node) {
        edge(ordinal, namespace, id);
      }
    }
  }

  private void edge(int ordinal, String namespace, UUID id) {
    EdgeDump edges = new EdgeDump(pieces, liveness, attempt, Selection.ALL, _ -> {});
    DumpRow.EdgeRow edge = edges.edge(ordinal);
    boolean leaves = edge.source().equals(Optional.of(id));
    String what =
        "%s %s weight %s"
            .formatted(
                (leaves ? "-%s->" : "<-%s-").formatted(text(edge.type())),
                text(leaves ? edge.target() : edge.source()),
                text(edge.weight()));
    to.accept(
        new Place(
            Kind.EDGE,
            pieces.file().name(),
            ordinal,
            edge.lsn().orElse(0L),
            namespace,
            state(edge.live()),
            what));
  }

  private void change(DumpRow.Change change) {
    boolean patch = change.fields().isPresent();
    String what =
        patch
            ? change
                .fields()
                .map(
                    fields ->
                        "kappa %s, importance %s, accessed %d times"
                            .formatted(fields.kappa(), fields.importance(), fields.accessCount()))
                .orElse("")
            : change.target().isEmpty()
                ? "the item was deleted"
                : "the edge -%s-> %s was deleted"
                    .formatted(text(change.type()), text(change.target()));
    to.accept(
        new Place(
            patch ? Kind.PATCH : Kind.TOMBSTONE,
            pieces.file().name(),
            0,
            change.lsn(),
            change.namespace(),
            "",
            what));
  }

  private static String text(Optional<?> value) {
    return value.map(Object::toString).orElse("?");
  }

  private static String state(Optional<Boolean> live) {
    return live.map(counts -> counts ? "live" : "dead").orElse("not in force");
  }
}
