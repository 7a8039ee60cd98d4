package io.t4dx.compaction.rem;

import io.t4dx.model.Item;
import java.time.Instant;
import java.util.List;

/** The small fields of a prototype, as its members give them. */
record Figures(float importance, long accessCount, Instant eventTime, Instant validFrom) {

  static Figures of(Item member) {
    return new Figures(
        member.importance(), member.accessCount(), member.eventTime(), member.validFrom());
  }

  static Figures of(List<Item> members) {
    return members.stream().map(Figures::of).reduce(Figures::with).orElseThrow();
  }

  /** The largest importance, all accesses, the latest event, the earliest begin. */
  Figures with(Figures other) {
    return new Figures(
        Math.max(importance, other.importance),
        // Counts are not negative: a negative sum has run over.
        accessCount + other.accessCount < 0 ? Long.MAX_VALUE : accessCount + other.accessCount,
        eventTime.isAfter(other.eventTime) ? eventTime : other.eventTime,
        validFrom.isBefore(other.validFrom) ? validFrom : other.validFrom);
  }
}
