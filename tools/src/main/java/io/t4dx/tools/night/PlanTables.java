package io.t4dx.tools.night;

import io.t4dx.sleep.SleepPlan;
import io.t4dx.tools.print.Bytes;
import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.print.Table;
import java.util.ArrayList;
import java.util.List;

/** What a cycle would do, as a table. */
final class PlanTables {
  private static final int SHOWN = 10;

  private record Step(String pass, String what, long count, String more) {}

  private PlanTables() {}

  static void print(Page page, SleepPlan plan) {
    if (page.json()) {
      page.object(facts(plan));
      return;
    }
    page.table(
        new Table<Step>()
            .word("pass", Step::pass)
            .number("count", Step::count)
            .text("what", Step::what)
            .text("more", Step::more),
        steps(plan));
    plan.prune().ifPresent(prune -> victims(page, prune));
  }

  private static void victims(Page page, SleepPlan.Prune prune) {
    if (prune.victims().isEmpty()) {
      return;
    }
    page.heading("would be forgotten");
    page.table(
        new Table<SleepPlan.Victim>()
            .word("id", victim -> victim.key().id())
            .word("rule", SleepPlan.Victim::rule)
            .number("kappa", SleepPlan.Victim::kappa)
            .number("importance", SleepPlan.Victim::importance)
            .extra("written", SleepPlan.Victim::recordTime)
            .extra("namespace", victim -> victim.key().namespace()),
        prune.victims().stream().limit(SHOWN).toList());
    if (prune.victims().size() > SHOWN) {
      page.say("and " + (prune.victims().size() - SHOWN) + " more; --json lists all");
    }
  }

  private static List<Step> steps(SleepPlan plan) {
    List<Step> steps = new ArrayList<>();
    plan.nrem()
        .ifPresent(
            nrem -> {
              long sequences =
                  nrem.replayed().stream()
                      .flatMap(item -> item.sequence().stream())
                      .distinct()
                      .count();
              steps.add(
                  new Step(
                      "NREM",
                      "items are replayed, and become firmer",
                      nrem.replayed().size(),
                      "in " + sequences + " sequences"));
              steps.add(new Step("NREM", "edges along sequences change", nrem.edges().size(), ""));
              steps.add(merges("NREM", "segments are merged", nrem.merges()));
            });
    plan.rem()
        .ifPresent(
            rem -> {
              long made = rem.clusters().stream().filter(SleepPlan.Cluster::isNew).count();
              long members = rem.clusters().stream().mapToLong(c -> c.members().size()).sum();
              steps.add(new Step("REM", "prototypes are made", made, "of clusters of like items"));
              steps.add(
                  new Step("REM", "prototypes gain members", rem.clusters().size() - made, ""));
              steps.add(
                  new Step("REM", "items go into prototypes", members, rem.noise() + " into none"));
            });
    plan.prune()
        .ifPresent(
            prune -> {
              steps.add(
                  new Step(
                      "PRUNE", "items are forgotten", prune.victims().size(), "into the archive"));
              steps.add(new Step("PRUNE", "edges are dropped", prune.edges().size(), ""));
              steps.add(merges("PRUNE", "segments are written again", prune.rewrites()));
            });
    return steps;
  }

  private static Step merges(String pass, String what, List<SleepPlan.Merge> merges) {
    long segments = merges.stream().mapToLong(merge -> merge.segments().size()).sum();
    long before = merges.stream().mapToLong(SleepPlan.Merge::bytesBefore).sum();
    long after = merges.stream().mapToLong(SleepPlan.Merge::bytesAfter).sum();
    return new Step(
        pass,
        what,
        segments,
        segments == 0 ? "" : new Bytes(before) + " to about " + new Bytes(after));
  }

  /** The whole plan for programs. */
  static Facts facts(SleepPlan plan) {
    Facts facts = new Facts().add("plan", true).add("lsn", plan.lsn()).add("now", plan.now());
    plan.nrem()
        .ifPresent(
            nrem ->
                facts.add(
                    "nrem",
                    new Facts()
                        .add("replayed", nrem.replayed().stream().map(r -> r.key().id()).toList())
                        .add("edges", nrem.edges().size())
                        .add("merges", nrem.merges().stream().map(PlanTables::merge).toList())));
    plan.rem()
        .ifPresent(
            rem ->
                facts.add(
                    "rem",
                    new Facts()
                        .add("clusters", rem.clusters().stream().map(PlanTables::cluster).toList())
                        .add("noise", rem.noise())));
    plan.prune()
        .ifPresent(
            prune ->
                facts.add(
                    "prune",
                    new Facts()
                        .add("victims", prune.victims().stream().map(PlanTables::victim).toList())
                        .add("edges", prune.edges().size())
                        .add(
                            "rewrites",
                            prune.rewrites().stream().map(PlanTables::merge).toList())));
    return facts;
  }

  private static Facts merge(SleepPlan.Merge merge) {
    return new Facts()
        .add("segments", merge.segments())
        .add("bytesBefore", merge.bytesBefore())
        .add("bytesAfter", merge.bytesAfter());
  }

  private static Facts cluster(SleepPlan.Cluster cluster) {
    return new Facts()
        .add("namespace", cluster.prototype().namespace())
        .add("prototype", cluster.prototype().id())
        .add("isNew", cluster.isNew())
        .add("members", cluster.members().stream().map(member -> member.key().id()).toList());
  }

  private static Facts victim(SleepPlan.Victim victim) {
    return new Facts()
        .add("namespace", victim.key().namespace())
        .add("id", victim.key().id())
        .add("rule", victim.rule())
        .add("kappa", victim.kappa())
        .add("importance", victim.importance())
        .add("recordTime", victim.recordTime());
  }
}
