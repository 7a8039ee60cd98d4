package io.t4dx.compaction.journal;

import io.t4dx.model.Checks;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Micros;
import io.t4dx.sleep.ForgetRule;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** A line of the journal. Times are kept to the microsecond. */
public sealed interface JournalEntry {

  /** Whether it says what became of an item. */
  default boolean isAbout(ItemKey item) {
    return false;
  }

  /**
   * A cycle has ended.
   *
   * @param figures what was counted, by names of the cycle's choice
   */
  record Cycle(long number, Instant began, Duration took, Map<String, Long> figures)
      implements JournalEntry {
    public Cycle {
      checkCycle(number);
      began = toMicros("began", began);
      took = Duration.ofNanos(took.toNanos() / 1_000 * 1_000);
      figures = Collections.unmodifiableMap(new TreeMap<>(figures));
    }
  }

  /**
   * An item was forgotten.
   *
   * @param kappa and {@code importance} and {@code recordTime} are what the rule looked at
   * @param prototypes the items that it went into
   * @param supersededBy the items that took its place
   * @param file where in the archive it went, and {@code offset} there
   */
  record Forgotten(
      ItemKey key,
      long cycle,
      Instant at,
      ForgetRule rule,
      float kappa,
      float importance,
      Instant recordTime,
      List<UUID> prototypes,
      List<UUID> supersededBy,
      String file,
      long offset)
      implements JournalEntry {
    public Forgotten {
      checkCycle(cycle);
      at = toMicros("at", at);
      kappa = Checks.unit("kappa", kappa);
      importance = Checks.unit("importance", importance);
      recordTime = toMicros("recordTime", recordTime);
      prototypes = List.copyOf(prototypes);
      supersededBy = List.copyOf(supersededBy);
    }

    @Override
    public boolean isAbout(ItemKey item) {
      return key.equals(item);
    }
  }

  /** An item came back from the archive. */
  record Restored(ItemKey key, Instant at) implements JournalEntry {
    public Restored {
      at = toMicros("at", at);
    }

    @Override
    public boolean isAbout(ItemKey item) {
      return key.equals(item);
    }
  }

  /**
   * An item was erased, or all of a namespace.
   *
   * @param id none where it was all of the namespace
   */
  record Erased(String namespace, Optional<UUID> id, Instant at) implements JournalEntry {
    public Erased {
      at = toMicros("at", at);
    }

    /** The erasure of one item. */
    public static Erased of(ItemKey key, Instant at) {
      return new Erased(key.namespace(), Optional.of(key.id()), at);
    }

    /** The erasure of a namespace. */
    public static Erased of(String namespace, Instant at) {
      return new Erased(namespace, Optional.empty(), at);
    }

    @Override
    public boolean isAbout(ItemKey item) {
      return namespace.equals(item.namespace()) && id.map(item.id()::equals).orElse(true);
    }
  }

  private static Instant toMicros(String field, Instant time) {
    return Micros.toInstant(Micros.of(field, time));
  }

  private static void checkCycle(long number) {
    if (number < 1) {
      throw new IllegalArgumentException("cycle is " + number + "; cycles are numbered from 1");
    }
  }
}
