package io.t4dx.tools.look;

import io.t4dx.inspect.DumpRow;
import io.t4dx.model.ItemFields;
import io.t4dx.model.Metadata;
import io.t4dx.model.Micros;
import io.t4dx.tools.print.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The columns in which parts of a segment are shown. */
final class DumpTables {
  private DumpTables() {}

  static Table<DumpRow.Key> keys() {
    return new Table<DumpRow.Key>()
        .number("row", DumpRow.Key::row)
        .word("id", DumpRow.Key::id)
        .word("live", DumpRow.Key::live)
        .text("namespace", DumpRow.Key::namespace);
  }

  static Table<DumpRow.Columns> columns() {
    return new Table<DumpRow.Columns>()
        .number("row", DumpRow.Columns::row)
        .number("kappa", DumpRow.Columns::kappa)
        .number("importance", DumpRow.Columns::importance)
        .number("eventTime", DumpRow.Columns::eventTime)
        .number("recordTime", DumpRow.Columns::recordTime)
        .number("validFrom", DumpRow.Columns::validFrom)
        .number("validUntil", DumpRow.Columns::validUntil)
        .number("accessCount", DumpRow.Columns::accessCount)
        .number("lsn", DumpRow.Columns::lsn)
        .number("type", DumpRow.Columns::type)
        .number("session", DumpRow.Columns::session)
        .text("unread", row -> unread(row.unread()));
  }

  static Table<DumpRow.ItemRow> items() {
    return new Table<DumpRow.ItemRow>()
        .number("row", DumpRow.ItemRow::row)
        .word("id", DumpRow.ItemRow::id)
        .word("live", DumpRow.ItemRow::live)
        .number("lsn", DumpRow.ItemRow::lsn)
        .number("kappa", DumpRow.ItemRow::kappa)
        .hidden("importance", DumpRow.ItemRow::importance)
        .hidden("namespace", DumpRow.ItemRow::namespace)
        .hidden("type", DumpRow.ItemRow::type)
        .hidden("eventTime", row -> time(row.eventTime()))
        .hidden("recordTime", row -> time(row.recordTime()))
        .hidden("validFrom", row -> time(row.validFrom()))
        .hidden("validUntil", row -> time(row.validUntil()))
        .hidden("accessCount", DumpRow.ItemRow::accessCount)
        .hidden("session", DumpRow.ItemRow::session)
        .hidden("vector", DumpRow.ItemRow::vector)
        .hidden("metadata", row -> row.metadata().flatMap(DumpTables::entries))
        .text("content", DumpRow.ItemRow::content)
        .hidden("unread", row -> unread(row.unread()));
  }

  static Table<DumpRow.Vector> vectors() {
    return new Table<DumpRow.Vector>()
        .number("ordinal", DumpRow.Vector::ordinal)
        .number("row", DumpRow.Vector::row)
        .word("id", DumpRow.Vector::id)
        .text("vector", DumpRow.Vector::vector);
  }

  static Table<DumpRow.Node> nodes() {
    return new Table<DumpRow.Node>()
        .number("level", DumpRow.Node::level)
        .number("node", DumpRow.Node::node)
        .number("ordinal", DumpRow.Node::ordinal)
        .word("id", DumpRow.Node::id)
        .number("degree", node -> node.neighbours().size())
        .text("neighbours", DumpRow.Node::neighbours);
  }

  static Table<DumpRow.EdgeRow> edges() {
    return new Table<DumpRow.EdgeRow>()
        .number("ordinal", DumpRow.EdgeRow::ordinal)
        .hidden("namespace", DumpRow.EdgeRow::namespace)
        .word("source", DumpRow.EdgeRow::source)
        .text("type", DumpRow.EdgeRow::type)
        .word("target", DumpRow.EdgeRow::target)
        .word("live", DumpRow.EdgeRow::live)
        .number("weight", DumpRow.EdgeRow::weight)
        .hidden("createdAt", row -> time(row.createdAt()))
        .number("lsn", DumpRow.EdgeRow::lsn)
        .hidden("metadata", row -> row.metadata().flatMap(DumpTables::entries))
        .hidden("unread", row -> unread(row.unread()));
  }

  static Table<DumpRow.Term> terms() {
    return new Table<DumpRow.Term>()
        .number("ordinal", DumpRow.Term::ordinal)
        .text("term", DumpRow.Term::term)
        .number("count", term -> term.rows().size())
        .text("rows", DumpRow.Term::rows);
  }

  static Table<DumpRow.Change> changes() {
    return new Table<DumpRow.Change>()
        .word("change", DumpRow.Change::change)
        .number("lsn", DumpRow.Change::lsn)
        .hidden("namespace", DumpRow.Change::namespace)
        .word("id", DumpRow.Change::id)
        .text("type", DumpRow.Change::type)
        .text("target", DumpRow.Change::target)
        .number("kappa", row -> row.fields().map(ItemFields::kappa))
        .number("importance", row -> row.fields().map(ItemFields::importance))
        .number("accessCount", row -> row.fields().map(ItemFields::accessCount))
        .hidden("itemType", row -> row.fields().map(ItemFields::type))
        .hidden("eventTime", row -> time(row.fields().map(ItemFields::eventTime)))
        .hidden("recordTime", row -> time(row.fields().map(ItemFields::recordTime)))
        .hidden("validFrom", row -> time(row.fields().map(ItemFields::validFrom)))
        .hidden(
            "validUntil",
            row ->
                time(
                    row.fields().map(ItemFields::validUntil).filter(end -> end != ItemFields.OPEN)))
        .hidden("session", row -> row.fields().flatMap(ItemFields::session))
        .hidden(
            "metadata", row -> row.fields().map(ItemFields::metadata).flatMap(DumpTables::entries));
  }

  static Table<DumpRow.Statistic> statistics() {
    return new Table<DumpRow.Statistic>()
        .text("namespace", DumpRow.Statistic::namespace)
        .number("rows", DumpRow.Statistic::rows)
        .number("vectors", DumpRow.Statistic::vectors)
        .hidden("types", DumpRow.Statistic::types)
        .word("column", DumpRow.Statistic::column)
        .number("least", DumpRow.Statistic::least)
        .number("most", DumpRow.Statistic::most);
  }

  static Table<DumpRow.SectionRow> sections() {
    return new Table<DumpRow.SectionRow>()
        .word("section", DumpRow.SectionRow::section)
        .word("role", DumpRow.SectionRow::role)
        .word("encoding", DumpRow.SectionRow::encoding)
        .number("offset", DumpRow.SectionRow::offset)
        .number("length", DumpRow.SectionRow::length)
        .hidden("pages", DumpRow.SectionRow::pages)
        .hidden("checksum", DumpRow.SectionRow::checksum)
        .text("state", DumpRow.SectionRow::state);
  }

  private static Optional<Instant> time(Optional<Long> micros) {
    return micros.map(Micros::toInstant);
  }

  private static Optional<Map<String, Object>> entries(Metadata metadata) {
    return metadata.isEmpty() ? Optional.empty() : Optional.of(metadata.asMap());
  }

  private static Optional<List<String>> unread(List<String> names) {
    return names.isEmpty() ? Optional.empty() : Optional.of(names);
  }
}
