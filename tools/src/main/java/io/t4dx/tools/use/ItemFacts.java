package io.t4dx.tools.use;

import io.t4dx.model.Edge;
import io.t4dx.model.Item;
import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Items and edges as the verbs show them. */
final class ItemFacts {
  private ItemFacts() {}

  static Facts of(Item item) {
    return new Facts()
        .add("content", item.content())
        .add("id", item.id())
        .add("namespace", item.namespace())
        .add("type", item.type())
        .add("kappa", item.kappa())
        .add("importance", item.importance())
        .add("eventTime", item.eventTime())
        .add("recordTime", item.recordTime())
        .add("validFrom", item.validFrom())
        .add("validUntil", item.validUntil())
        .add("session", item.session())
        .add("accessCount", item.accessCount())
        .add("metadata", metadata(item))
        .add("vector", item.vector())
        .add("lsn", item.lsn());
  }

  static Optional<Facts> metadata(Item item) {
    Facts facts = Facts.verbatim();
    item.metadata().asMap().forEach(facts::add);
    return facts.isEmpty() ? Optional.empty() : Optional.of(facts);
  }

  /** The columns of items in a list. */
  static Table<Item> table() {
    return new Table<Item>()
        .number("kappa", Item::kappa)
        .extra("importance", Item::importance)
        .people("date", item -> day(item.eventTime()))
        .hidden("eventTime", Item::eventTime)
        .word("id", Item::id)
        .text("content", Item::content)
        .hidden("namespace", Item::namespace)
        .hidden("type", Item::type)
        .hidden("recordTime", Item::recordTime)
        .hidden("validFrom", Item::validFrom)
        .hidden("validUntil", Item::validUntil)
        .hidden("session", Item::session)
        .hidden("accessCount", Item::accessCount)
        .hidden("metadata", ItemFacts::metadata)
        .hidden("lsn", Item::lsn);
  }

  /** The day on which something happened, in UTC. */
  static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }

  /** The columns of edges. */
  static Table<Edge> edges() {
    return new Table<Edge>()
        .number("weight", Edge::weight)
        .word("type", edge -> edge.type().name())
        .word("source", Edge::source)
        .word("target", Edge::target)
        .hidden("createdAt", Edge::createdAt)
        .hidden("metadata", edge -> edge.metadata().asMap());
  }
}
