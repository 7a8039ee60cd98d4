package io.t4dx.tools.care;

import io.t4dx.store.Store;
import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.verb.Exit;
import io.t4dx.tools.verb.StoreVerb;
import picocli.CommandLine.Command;

/** Brings everything into segments, and waits for their graphs. */
@Command(
    name = "flush",
    description = "bring everything into segments, and build the graphs that are still missing",
    footer = {"  tools/t4dx flush memories"})
public final class FlushVerb extends StoreVerb {
  /** Filled by the command line. */
  public FlushVerb() {}

  @Override
  protected Exit run(Page page) {
    try (Store store = open()) {
      store.flush();
      Graphs.await(store, page);
      page.facts(
          new Facts()
              .add("lsn", store.lsn())
              .add("segments", store.stats().segments().count())
              .add("graphs", store.stats().segments().graphs()));
    }
    return Exit.DONE;
  }
}
