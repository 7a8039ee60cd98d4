package io.t4dx.sleep;

import io.t4dx.model.ItemKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What became of an item, and why.
 *
 * @param prototypes the items that it went into
 * @param supersededBy the items that took its place, by edges of that type
 * @param forgotten when it was forgotten last, where it is not there now
 */
public record Fate(
    ItemKey key,
    Kind kind,
    List<UUID> prototypes,
    List<UUID> supersededBy,
    Optional<Forgotten> forgotten) {
  public Fate {
    prototypes = List.copyOf(prototypes);
    supersededBy = List.copyOf(supersededBy);
  }

  /** The newest of what happened to an item. */
  public enum Kind {
    /** It is there, as it was written. */
    LIVE,
    /** It is there, and went into a prototype. */
    MERGED,
    /** It is there, and another item took its place. */
    SUPERSEDED,
    /** Sleep forgot it. */
    FORGOTTEN,
    /** It was erased: nothing of it is left but this. */
    ERASED,
    /** There is no such item, and nothing is known of one. */
    UNKNOWN
  }

  /**
   * How an item was forgotten.
   *
   * @param file where in the archive it is; none where the archive has dropped it
   * @param offset of the part of the file that holds it
   */
  public record Forgotten(
      long cycle,
      Instant at,
      ForgetRule rule,
      float kappa,
      float importance,
      Instant recordTime,
      Optional<String> file,
      long offset) {}

  /** The answer in words. */
  public String text() {
    StringBuilder text = new StringBuilder(key.id() + " in " + key.namespace() + ": " + kind);
    if (!prototypes.isEmpty()) {
      text.append("\n  went into ").append(prototypes);
    }
    if (!supersededBy.isEmpty()) {
      text.append("\n  superseded by ").append(supersededBy);
    }
    forgotten.ifPresent(
        how ->
            text.append("\n  forgotten in cycle ")
                .append(how.cycle())
                .append(" at ")
                .append(how.at())
                .append(" by the rule ")
                .append(how.rule())
                .append(": kappa ")
                .append(how.kappa())
                .append(", importance ")
                .append(how.importance())
                .append(", written ")
                .append(how.recordTime())
                .append(
                    how.file()
                        .map(file -> "\n  archived in " + file + " at " + how.offset())
                        .orElse("\n  no longer in the archive")));
    return text.toString();
  }
}
