package io.t4dx.tools.night;

import io.t4dx.sleep.Fate;
import io.t4dx.sleep.PastCycle;
import io.t4dx.store.Store;
import io.t4dx.tools.print.Bytes;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.print.Table;
import io.t4dx.tools.verb.Exit;
import io.t4dx.tools.verb.StoreVerb;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells of the nights of a store. */
@Command(
    name = "report",
    description = "tell of past sleep: each cycle, or what one of them forgot and why",
    footer = {
      "  tools/t4dx report memories",
      "  tools/t4dx report memories --cycle 3",
    })
public final class ReportVerb extends StoreVerb {
  @Option(names = "--last", paramLabel = "N", description = "so many cycles; 20 unless given")
  private int last = 20;

  @Option(names = "--cycle", paramLabel = "NUMBER", description = "what this cycle forgot, and why")
  private @Nullable Long cycle;

  /** Filled by the command line. */
  public ReportVerb() {}

  @Override
  protected Exit run(Page page) {
    try (Store store = open()) {
      if (cycle != null) {
        page.table(forgotten(), store.sleep().forgotten(cycle));
        return Exit.DONE;
      }
      List<PastCycle> all = store.sleep().history();
      page.table(cycles(), all.subList(Math.max(0, all.size() - last), all.size()));
      if (all.isEmpty()) {
        page.note("the store has not slept yet; 'tools/t4dx sleep " + directory() + "' lets it");
      }
    }
    return Exit.DONE;
  }

  private static Table<PastCycle> cycles() {
    return new Table<PastCycle>()
        .number("cycle", PastCycle::number)
        .word("began", PastCycle::began)
        .number("took", PastCycle::took)
        .number("replayed", past -> past.figure("replayed"))
        .number("prototypes", past -> past.figure("prototypesMade"))
        .number("forgotten", PastCycle::forgotten)
        .number("bytes", past -> new Bytes(past.figure("bytesAfter")))
        .hidden("figures", PastCycle::figures);
  }

  private static Table<Fate> forgotten() {
    return new Table<Fate>()
        .word("id", fate -> fate.key().id())
        .word("rule", fate -> fate.forgotten().map(Fate.Forgotten::rule))
        .number("kappa", fate -> fate.forgotten().map(Fate.Forgotten::kappa))
        .number("importance", fate -> fate.forgotten().map(Fate.Forgotten::importance))
        .extra("written", fate -> fate.forgotten().map(Fate.Forgotten::recordTime))
        .extra("namespace", fate -> fate.key().namespace())
        .extra("archive", fate -> fate.forgotten().flatMap(Fate.Forgotten::file))
        .hidden("wentInto", Fate::prototypes);
  }
}
