package io.t4dx.compaction.cycle;

import io.t4dx.compaction.rem.Consolidation;
import io.t4dx.compaction.rem.PrototypeMaker;
import io.t4dx.core.sleep.SleepHost;
import io.t4dx.model.ItemKey;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.sleep.SleepPlan;
import io.t4dx.sleep.SleepReport;
import io.t4dx.store.Snapshot;
import io.t4dx.write.Outcome;
import io.t4dx.write.WriteBatch;
import io.t4dx.write.WriteResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Does what REM planned, cluster by cluster; each becomes visible as a whole. */
final class Prototyping {
  /** How often a batch is made again because something of it was changed while it was written. */
  private static final int ATTEMPTS = 3;

  private final SleepHost host;
  private final PrototypeMaker maker;
  private final List<SleepReport.Cluster> clusters = new ArrayList<>();
  private final Set<ItemKey> changed = new LinkedHashSet<>();
  private long lsn;

  Prototyping(SleepHost host, SleepOptions options) {
    this.host = host;
    this.maker = new PrototypeMaker(host.metric(), options, host.batchBytes());
  }

  void carryOut(SleepPlan.Cluster planned) {
    List<UUID> members = new ArrayList<>();
    Optional<SleepPlan.Cluster> rest = Optional.of(planned);
    int attempts = 0;
    while (rest.isPresent() && attempts < ATTEMPTS) {
      Consolidation next = consolidate(rest.get());
      if (next.batch().isEmpty() || written(next.batch().get())) {
        members.addAll(next.members());
        changed.addAll(next.changed());
        rest = next.rest();
        attempts = 0;
      } else {
        attempts++;
      }
    }
    rest.ifPresent(left -> left.members().forEach(member -> changed.add(member.key())));
    if (!members.isEmpty()) {
      clusters.add(
          new SleepReport.Cluster(
              planned.prototype().namespace(), planned.prototype().id(), planned.isNew(), members));
    }
  }

  private Consolidation consolidate(SleepPlan.Cluster cluster) {
    try (Snapshot view = host.snapshot()) {
      return maker.consolidate(view, cluster);
    }
  }

  private boolean written(WriteBatch batch) {
    WriteResult result = host.write(batch);
    lsn = Math.max(lsn, result.lsn());
    return !result.outcomes().contains(Outcome.PRECONDITION_FAILED);
  }

  long lsn() {
    return lsn;
  }

  List<SleepReport.Cluster> clusters() {
    return clusters;
  }

  Set<ItemKey> changed() {
    return changed;
  }
}
