package io.t4dx.compaction.rem;

import io.t4dx.model.ItemKey;
import io.t4dx.sleep.SleepPlan;
import io.t4dx.write.WriteBatch;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How a part of a planned cluster is carried out.
 *
 * @param batch all of it, to be written as it is; none where nothing of the plan still holds
 * @param members those that the batch lets into the prototype
 * @param changed what was left out because it was changed since it was planned
 * @param rest what did not fit, for a view that sees the batch; none where this was all
 */
public record Consolidation(
    Optional<WriteBatch> batch,
    List<UUID> members,
    List<ItemKey> changed,
    Optional<SleepPlan.Cluster> rest) {
  public Consolidation {
    members = List.copyOf(members);
    changed = List.copyOf(changed);
  }

  static Consolidation nothing(List<ItemKey> changed) {
    return new Consolidation(Optional.empty(), List.of(), changed, Optional.empty());
  }
}
