package io.t4dx.core.inspect;

import io.t4dx.core.segment.ItemColumn;
import io.t4dx.core.segment.SegmentPieces;
import io.t4dx.core.segment.value.TypeCode;
import io.t4dx.inspect.DumpRow;
import io.t4dx.inspect.Selection;
import io.t4dx.model.ItemFields;
import io.t4dx.model.ItemType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Shows what a segment has of its rows. */
final class ItemDump {
  private final SegmentPieces pieces;
  private final Liveness liveness;
  private final Attempt attempt;
  private final Selection selection;
  private final Consumer<? super DumpRow> to;

  ItemDump(
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

  void keys() {
    forEachRow(
        row ->
            id(row)
                .map(id -> new DumpRow.Key(row, namespace(row), id, liveness.row(row)))
                .orElse(null));
  }

  void columns() {
    forEachRow(
        row ->
            new DumpRow.Columns(
                row,
                f32("kappa", ItemColumn.KAPPA, row),
                f32("importance", ItemColumn.IMPORTANCE, row),
                i64("eventTime", ItemColumn.EVENT_TIME, row),
                i64("recordTime", ItemColumn.RECORD_TIME, row),
                i64("validFrom", ItemColumn.VALID_FROM, row),
                i64("validUntil", ItemColumn.VALID_UNTIL, row),
                i64("accessCount", ItemColumn.ACCESS_COUNT, row),
                i64("lsn", ItemColumn.LSN, row),
                attempt.read("type", () -> pieces.type(row)),
                attempt.read("session", () -> pieces.session(row)),
                attempt.unread()));
  }

  void items() {
    forEachRow(
        row ->
            new DumpRow.ItemRow(
                row,
                namespace(row),
                id(row),
                liveness.row(row),
                i64("lsn", ItemColumn.LSN, row),
                f32("kappa", ItemColumn.KAPPA, row),
                f32("importance", ItemColumn.IMPORTANCE, row),
                attempt.read("type", () -> type(pieces.type(row))),
                i64("eventTime", ItemColumn.EVENT_TIME, row),
                i64("recordTime", ItemColumn.RECORD_TIME, row),
                i64("validFrom", ItemColumn.VALID_FROM, row),
                i64("validUntil", ItemColumn.VALID_UNTIL, row)
                    .filter(end -> end != ItemFields.OPEN),
                i64("accessCount", ItemColumn.ACCESS_COUNT, row),
                attempt.readIfAny("session", () -> session(pieces.session(row))),
                attempt.read("vector", () -> pieces.hasVector(row)),
                attempt.read("metadata", () -> pieces.metadata(row)),
                attempt.read("content", () -> pieces.content(row)),
                attempt.unread()));
  }

  void vectors() {
    forEachRow(
        row ->
            attempt
                .readIfAny("vector", () -> vector(row))
                .map(vector -> new DumpRow.Vector(pieces.vectorOfRow(row), row, id(row), vector))
                .orElse(null));
  }

  private Optional<List<Float>> vector(int row) {
    if (!pieces.hasVector(row)) {
      return Optional.empty();
    }
    List<Float> boxed = new ArrayList<>(pieces.dimension());
    for (float value : pieces.vector(pieces.vectorOfRow(row))) {
      boxed.add(value);
    }
    return Optional.of(boxed);
  }

  /** Hands over the rows that are wanted; null stands for one of which nothing is to be shown. */
  private void forEachRow(IntFunction<? extends @Nullable DumpRow> show) {
    if (selection.id().isPresent()) {
      UUID id = selection.id().get();
      attempt.read("keys", () -> pieces.rows(id)).orElse(List.of()).stream()
          .limit(selection.limit())
          .map(show::apply)
          .filter(Objects::nonNull)
          .forEach(to);
      return;
    }
    int rows = attempt.read("shape", pieces::rows).orElse(0);
    long shown = 0;
    for (int row = 0; row < rows && shown < selection.limit(); row++) {
      DumpRow shownRow = show.apply(row);
      if (shownRow != null) {
        to.accept(shownRow);
        shown++;
      }
    }
  }

  private Optional<String> namespace(int row) {
    return attempt.read("namespace", () -> pieces.namespaceOfRow(row));
  }

  private Optional<UUID> id(int row) {
    return attempt.read("id", () -> pieces.id(row));
  }

  private Optional<Float> f32(String name, ItemColumn column, int row) {
    return attempt.read(name, () -> pieces.f32(column, row));
  }

  private Optional<Long> i64(String name, ItemColumn column, int row) {
    return attempt.read(name, () -> pieces.i64(column, row));
  }

  private Optional<String> session(int place) {
    return place < 0 ? Optional.empty() : Optional.of(pieces.sessionAt(place));
  }

  private static String type(int code) {
    ItemType type = TypeCode.isKnown(code) ? TypeCode.type(code) : null;
    return type == null ? "code " + code : type.name();
  }
}
