package io.t4dx.compaction.journal;

import io.t4dx.model.ItemKey;
import io.t4dx.sleep.ForgetRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Entries of a journal, each another one. */
final class Entries {
  static final Instant THEN = Instant.parse("2025-11-21T04:40:00.123456Z");

  private Entries() {}

  static UUID id(int number) {
    return new UUID(0x0193e7a07c2b7a3bL, 0x8f2e_0000_0000_0000L + number);
  }

  static ItemKey key(int number) {
    return new ItemKey("größer \"als\"", id(number));
  }

  static JournalEntry cycle(long number) {
    return new JournalEntry.Cycle(
        number, THEN, Duration.ofMillis(1_500), Map.of("forgotten", 2L, "bytes", 1L << 40));
  }

  static JournalEntry forgotten(int number, long cycle) {
    return new JournalEntry.Forgotten(
        key(number),
        cycle,
        THEN.plusSeconds(cycle),
        ForgetRule.FADED,
        0.04f,
        1e-5f,
        THEN.minusSeconds(number),
        List.of(id(1001), id(1002)),
        List.of(id(1003)),
        "archive/000042.jsonl.gz",
        8_123);
  }
}
