package io.t4dx.tools.night;

import io.t4dx.sleep.SleepListener;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.sleep.SleepPass;
import io.t4dx.sleep.SleepPlan;
import io.t4dx.sleep.SleepProgress;
import io.t4dx.sleep.SleepReport;
import io.t4dx.store.Store;
import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.print.Progress;
import io.t4dx.tools.verb.Exit;
import io.t4dx.tools.verb.StoreVerb;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets a store sleep, after saying what that would do. */
@Command(
    name = "sleep",
    description = "let the store sleep: says what that would do, asks, and does it",
    footer = {
      "  tools/t4dx sleep memories --plan          says what a cycle would do, and does nothing",
      "  tools/t4dx sleep memories                 says it, and asks",
      "  tools/t4dx sleep memories nrem rem --yes  makes these passes without a question"
    })
public final class SleepVerb extends StoreVerb {
  @Parameters(
      index = "1..*",
      arity = "0..3",
      paramLabel = "PASS",
      description = "nrem, rem or prune; a whole cycle unless given")
  private List<SleepPass> passes = new ArrayList<>();

  @Option(names = "--plan", description = "only say what it would do")
  private boolean planOnly;

  @Option(names = "--yes", description = "do it without a question")
  private boolean yes;

  /** Filled by the command line. */
  public SleepVerb() {}

  @Override
  protected Exit run(Page page) {
    requireStore();
    try (Progress progress = page.progress("sleeping", "", 0);
        Store store = openOrMake(quiet().sleep(listening(progress)))) {
      SleepPlan plan = store.sleep().plan(passes.toArray(SleepPass[]::new));
      if (planOnly || !page.json()) {
        PlanTables.print(page, plan);
      }
      if (planOnly) {
        return Exit.DONE;
      }
      page.say("");
      if (!confirmed(yes, "Sleep like this?")) {
        page.say("nothing was done");
        return Exit.NO;
      }
      SleepReport report = store.sleep().execute(plan);
      progress.clear();
      Facts facts = ReportFacts.of(report);
      page.facts(facts);
    }
    return Exit.DONE;
  }

  private static SleepOptions listening(Progress progress) {
    return SleepOptions.builder()
        .automatic(false)
        .listener(
            new SleepListener() {
              @Override
              public void progress(SleepProgress at) {
                progress.at(at.fraction(), at.pass() + ": " + at.what());
              }
            })
        .build();
  }
}
