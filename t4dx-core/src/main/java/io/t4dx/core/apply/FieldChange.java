package io.t4dx.core.apply;

import io.t4dx.core.live.ScaleLog;
import io.t4dx.model.ItemFields;
import io.t4dx.model.Metadata;
import io.t4dx.write.FieldUpdate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an update makes of an item's fields. */
final class FieldChange {
  private FieldChange() {}

  /** The fields after the update; null where they would contradict each other. */
  static @Nullable ItemFields apply(ItemFields before, FieldUpdate update, long recordTime) {
    long validFrom = update.validFrom().orElse(before.validFrom());
    long validUntil = update.validUntil().orElse(before.validUntil());
    Metadata metadata = merged(before.metadata(), update);
    if (validUntil < validFrom || metadata == null) {
      return null;
    }
    return new ItemFields(
        ScaleLog.clamp(update.kappa().orElse(before.kappa()) + update.kappaDelta()),
        update.importance().orElse(before.importance()),
        update.type().orElse(before.type()),
        update.eventTime().orElse(before.eventTime()),
        recordTime,
        validFrom,
        validUntil,
        counted(before.accessCount(), update.accessCountDelta()),
        session(before, update),
        metadata);
  }

  private static Optional<String> session(ItemFields before, FieldUpdate update) {
    return update.changesSession() ? update.session() : before.session();
  }

  private static long counted(long count, long delta) {
    long sum = count + delta;
    boolean overflow = delta > 0 && sum < count;
    return overflow ? Long.MAX_VALUE : Math.max(0, sum);
  }

  private static @Nullable Metadata merged(Metadata before, FieldUpdate update) {
    if (update.metadata().isEmpty() && update.removedMetadata().isEmpty()) {
      return before;
    }
    Map<String, Object> merged = new TreeMap<>(before.asMap());
    merged.putAll(update.metadata().asMap());
    merged.keySet().removeAll(update.removedMetadata());
    return Metadata.fitTogether(merged) ? Metadata.of(merged) : null;
  }
}
