package io.t4dx.compaction.cycle;

import io.t4dx.compaction.archive.Archive;
import io.t4dx.compaction.journal.Journal;
import io.t4dx.compaction.pass.Forgetting;
import io.t4dx.compaction.pass.MergeRuns;
import io.t4dx.compaction.pass.Nrem;
import io.t4dx.compaction.pass.Prune;
import io.t4dx.compaction.pass.Replaying;
import io.t4dx.compaction.pass.Round;
import io.t4dx.compaction.pass.Step;
import io.t4dx.core.sleep.SegmentWeight;
import io.t4dx.core.sleep.SleepHost;
import io.t4dx.model.ItemKey;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.sleep.SleepPass;
import io.t4dx.sleep.SleepPlan;
import io.t4dx.sleep.SleepProgress;
import io.t4dx.sleep.SleepReport;
import io.t4dx.sleep.SleepReport.Bytes;
import io.t4dx.sleep.SleepReport.Forgotten;
import io.t4dx.sleep.SleepReport.Replayed;
import io.t4dx.sleep.SleepSetting;
import io.t4dx.store.Snapshot;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One cycle: makes passes in their order, each planned as of the state that the one before it has
 * left, or as a plan says that was made before.
 */
final class Cycle {
  private final SleepHost host;
  private final SleepOptions options;
  private final Archive archive;
  private final Journal journal;
  private final long number;
  private final Runnable check;
  private final Consumer<SleepProgress> progress;
  private final Instant now;
  private final Map<SleepPass, Duration> durations = new EnumMap<>(SleepPass.class);
  private final List<SleepReport.Cluster> clusters = new ArrayList<>();
  private final Set<ItemKey> changed = new LinkedHashSet<>();
  private Replayed replayed = new Replayed(0, 0, List.of());
  private Forgotten forgotten = new Forgotten(Map.of(), 0, 0);
  private int merged;
  private int written;
  private long lsn;

  /**
   * A cycle that begins now.
   *
   * @param number its number
   * @param check called often; may let time pass, or throw {@link EndedException}
   * @param progress is told how far it has come
   */
  Cycle(
      SleepHost host,
      SleepOptions options,
      Archive archive,
      Journal journal,
      long number,
      Runnable check,
      Consumer<SleepProgress> progress) {
    this.host = host;
    this.options = options;
    this.archive = archive;
    this.journal = journal;
    this.number = number;
    this.check = check;
    this.progress = progress;
    this.now = host.clock().instant();
  }

  /**
   * Makes passes.
   *
   * @param given what is done; without it each pass is planned when its turn comes
   */
  SleepReport run(List<SleepPass> passes, Optional<SleepPlan> given) throws IOException {
    List<Long> before;
    try (Snapshot view = host.snapshot()) {
      before = KappaHistogram.of(view);
      lsn = view.lsn();
    }
    long bytesBefore = bytes();
    long began = host.ticks();
    boolean complete = true;
    try {
      for (SleepPass pass : passes) {
        long start = host.ticks();
        make(pass, given);
        durations.put(pass, Duration.ofNanos(host.ticks() - start));
      }
    } catch (EndedException e) {
      complete = false;
    }
    Duration took = Duration.ofNanos(host.ticks() - began);
    SleepReport report = report(before, bytesBefore, complete);
    journal.append(List.of(CycleLine.of(report, took)));
    return report;
  }

  private SleepReport report(List<Long> before, long bytesBefore, boolean complete) {
    List<Long> after;
    try (Snapshot view = host.snapshot()) {
      after = KappaHistogram.of(view);
    }
    return new SleepReport(
        number,
        now,
        lsn,
        durations,
        replayed,
        clusters,
        forgotten,
        new Bytes(bytesBefore, bytes(), merged, written),
        before,
        after,
        List.copyOf(changed),
        complete);
  }

  private long bytes() {
    return host.segments().stream().mapToLong(SegmentWeight::bytes).sum();
  }

  private void make(SleepPass pass, Optional<SleepPlan> given) throws IOException {
    Progress step = new Progress(number, pass, check, progress);
    switch (pass) {
      case NREM -> nrem(step, given.flatMap(SleepPlan::nrem));
      case REM -> rem(step, given.flatMap(SleepPlan::rem));
      case PRUNE -> prune(step, given.flatMap(SleepPlan::prune));
    }
    step.at(1, "done");
  }

  private void nrem(Progress step, Optional<SleepPlan.Nrem> given) throws IOException {
    SleepPlan.Nrem plan;
    try (Snapshot view = host.snapshot()) {
      Round round = new Round(view, options, now, step.part(0, 0.1));
      plan = given.orElseGet(() -> Nrem.plan(round, host.segments()));
    }
    try (Snapshot view = host.snapshot()) {
      Round round = new Round(view, options, now, step.part(0.1, 0.2));
      Replaying.Result result = Replaying.carryOut(round, host, plan);
      lsn = Math.max(lsn, result.lsn());
      replayed = result.replayed();
      changed.addAll(result.changed());
    }
    merge(plan.merges(), step.part(0.2, 1));
  }

  private void rem(Progress step, Optional<SleepPlan.Rem> given) throws IOException {
    SleepPlan.Rem plan;
    try (Snapshot view = host.snapshot()) {
      Round round = new Round(view, options, now, step.part(0, 0.5));
      plan = given.orElseGet(() -> Planner.rem(round, host.metric()));
    }
    Prototyping prototyping = new Prototyping(host, options);
    for (int i = 0; i < plan.clusters().size(); i++) {
      step.at(0.5 + 0.2 * i / plan.clusters().size(), "making prototypes");
      prototyping.carryOut(plan.clusters().get(i));
    }
    lsn = Math.max(lsn, prototyping.lsn());
    clusters.addAll(prototyping.clusters());
    changed.addAll(prototyping.changed());
    merge(MergeRuns.young(host.segments()), step.part(0.7, 1));
  }

  private void prune(Progress step, Optional<SleepPlan.Prune> given) throws IOException {
    SleepPlan.Prune plan;
    try (Snapshot view = host.snapshot()) {
      Round round = new Round(view, options, now, step.part(0, 0.2));
      plan = given.orElseGet(() -> Prune.plan(round, host.segments()));
      Forgetting.Result result =
          new Forgetting(
                  new Round(view, options, now, step.part(0.2, 0.6)),
                  host,
                  archive,
                  journal,
                  number)
              .carryOut(plan);
      lsn = Math.max(lsn, result.lsn());
      forgotten = result.forgotten();
      changed.addAll(result.changed());
      if (result.lsn() > 0) {
        // What is dead by now is to be in the manifest, which says what a merge leaves out.
        host.flush();
      }
    }
    double share = options.get(SleepSetting.REWRITE_DEAD_SHARE);
    merge(MergeRuns.dead(host.segments(), share), step.part(0.6, 1));
  }

  /** A run of which a segment has left the store meanwhile is left for the next cycle. */
  private void merge(List<SleepPlan.Merge> merges, Step step) throws IOException {
    for (int i = 0; i < merges.size(); i++) {
      SleepPlan.Merge merge = merges.get(i);
      double fraction = (double) i / merges.size();
      String what = "writing segments " + merge.segments() + " again";
      if (host.merge(merge.segments(), key -> false, () -> step.at(fraction, what))) {
        merged += merge.segments().size();
        written++;
      }
    }
  }
}
