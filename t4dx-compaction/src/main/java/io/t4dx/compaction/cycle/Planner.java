package io.t4dx.compaction.cycle;

import io.t4dx.compaction.pass.Nrem;
import io.t4dx.compaction.pass.Prune;
import io.t4dx.compaction.pass.Round;
import io.t4dx.compaction.rem.PrototypePlanner;
import io.t4dx.core.sleep.SegmentWeight;
import io.t4dx.index.kernel.Metric;
import io.t4dx.sleep.SleepPass;
import io.t4dx.sleep.SleepPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What passes would do as of one state of a store. */
final class Planner {
  private Planner() {}

  static SleepPlan plan(
      Round round, Metric metric, List<SegmentWeight> segments, List<SleepPass> passes) {
    return new SleepPlan(
        round.view().lsn(),
        round.now(),
        passes,
        passes.contains(SleepPass.NREM)
            ? Optional.of(Nrem.plan(round, segments))
            : Optional.empty(),
        passes.contains(SleepPass.REM) ? Optional.of(rem(round, metric)) : Optional.empty(),
        passes.contains(SleepPass.PRUNE)
            ? Optional.of(Prune.plan(round, segments))
            : Optional.empty());
  }

  /** REM over all namespaces. */
  static SleepPlan.Rem rem(Round round, Metric metric) {
    PrototypePlanner planner = new PrototypePlanner(metric, round.options());
    List<SleepPlan.Cluster> clusters = new ArrayList<>();
    int noise = 0;
    List<String> namespaces = List.copyOf(round.view().namespaces());
    for (int i = 0; i < namespaces.size(); i++) {
      double from = (double) i / namespaces.size();
      SleepPlan.Rem one =
          planner.plan(
              round.view(),
              namespaces.get(i),
              round.now(),
              (fraction, what) -> round.step().at(from + fraction / namespaces.size(), what));
      clusters.addAll(one.clusters());
      noise += one.noise();
    }
    return new SleepPlan.Rem(clusters, noise);
  }
}
