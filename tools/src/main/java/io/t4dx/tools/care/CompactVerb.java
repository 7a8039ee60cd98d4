package io.t4dx.tools.care;

import io.t4dx.sleep.SleepPass;
import io.t4dx.sleep.SleepPlan;
import io.t4dx.sleep.SleepReport;
import io.t4dx.store.Store;
import io.t4dx.tools.print.Bytes;
import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.verb.Exit;
import io.t4dx.tools.verb.StoreVerb;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Merges segments, and does nothing else that sleep does. */
@Command(
    name = "compact",
    description = "merge segments and give space back; no memory is changed by it",
    footer = {"  tools/t4dx compact memories"})
public final class CompactVerb extends StoreVerb {
  /** Filled by the command line. */
  public CompactVerb() {}

  @Override
  protected Exit run(Page page) {
    try (Store store = open()) {
      long before = store.stats().segments().bytes();
      int segments = store.stats().segments().count();
      SleepReport report = store.sleep().execute(mergesOf(store));
      long after = store.stats().segments().bytes();
      page.facts(
          new Facts()
              .add("segmentsBefore", segments)
              .add("segmentsAfter", store.stats().segments().count())
              .add("bytesBefore", new Bytes(before))
              .add("bytesAfter", new Bytes(after))
              .add("merged", report.bytes().merged()));
    }
    return Exit.DONE;
  }

  /** What NREM and PRUNE would do to segments: a plan is done as it says, and nothing else. */
  private static SleepPlan mergesOf(Store store) {
    SleepPlan plan = store.sleep().plan(SleepPass.NREM, SleepPass.PRUNE);
    Optional<SleepPlan.Nrem> nrem =
        plan.nrem().map(pass -> new SleepPlan.Nrem(List.of(), List.of(), pass.merges()));
    Optional<SleepPlan.Prune> prune =
        plan.prune().map(pass -> new SleepPlan.Prune(List.of(), List.of(), pass.rewrites()));
    return new SleepPlan(plan.lsn(), plan.now(), plan.passes(), nrem, Optional.empty(), prune);
  }
}
