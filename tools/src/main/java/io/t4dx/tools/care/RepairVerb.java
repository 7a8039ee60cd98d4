package io.t4dx.tools.care;

import io.t4dx.T4dx;
import io.t4dx.store.RepairMode;
import io.t4dx.store.RepairReport;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.verb.Exit;
import io.t4dx.tools.verb.StoreVerb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks for damage in a store, and salvages what lies behind it. */
@Command(
    name = "repair",
    description = "says what is damaged in a store that nobody has open; repairs it with --yes",
    footer = {
      "  tools/t4dx repair memories        says what is damaged, and changes nothing",
      "  tools/t4dx repair memories --yes  makes log and segments whole with all that can be read",
      "",
      "Exits with 0 where the store can be opened now, 1 where it is damaged, 2 where the",
      "command was not understood, 3 where the store cannot be read or is open."
    })
public final class RepairVerb extends StoreVerb {
  @Option(
      names = {"--yes", "--salvage"},
      description = "repair it: keep what can be read, move damaged bytes to quarantine")
  private boolean yes;

  /** Filled by the command line. */
  public RepairVerb() {}

  @Override
  protected Exit run(Page page) {
    requireStore();
    RepairReport report = T4dx.repair(directory(), yes ? RepairMode.SALVAGE : RepairMode.LOOK);
    RepairText text = new RepairText(page, yes);
    text.print(report);
    page.object(RepairFacts.of(report, yes));
    if (report.intact()) {
      return Exit.DONE;
    }
    if (!yes) {
      page.note(
          "nothing was changed; 'tools/t4dx repair "
              + directory()
              + " --salvage' keeps what can be read and moves damaged bytes to quarantine");
      return Exit.NO;
    }
    if (report.needsMetric()) {
      page.note("the log is whole, but the store still opens only as said above");
      return Exit.NO;
    }
    page.say("the store can be opened");
    return Exit.DONE;
  }
}
