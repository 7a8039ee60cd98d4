package io.t4dx.tools.care;

import io.t4dx.store.Checkpoint;
import io.t4dx.store.Store;
import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.verb.Exit;
import io.t4dx.tools.verb.StoreVerb;
import picocli.CommandLine.Command;

/** Takes an image of a store, on its own disk. */
@Command(
    name = "checkpoint",
    description = "take an image of the store, of second names of its files; 'restore' uses it",
    footer = {"  tools/t4dx checkpoint memories"})
public final class CheckpointVerb extends StoreVerb {
  /** Filled by the command line. */
  public CheckpointVerb() {}

  @Override
  protected Exit run(Page page) {
    try (Store store = open()) {
      Checkpoint taken = store.checkpoint();
      page.facts(
          new Facts()
              .add("lsn", taken.lsn())
              .add("components", taken.components())
              .add("filesLinked", taken.linked())
              .add("file", taken.file()));
    }
    return Exit.DONE;
  }
}
