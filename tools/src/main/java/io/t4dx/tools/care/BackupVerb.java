package io.t4dx.tools.care;

import io.t4dx.T4dx;
import io.t4dx.store.Checkpoint;
import io.t4dx.store.Store;
import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.verb.Exit;
import io.t4dx.tools.verb.StoreVerb;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Copies a store, as it is at one moment. */
@Command(
    name = "backup",
    description =
        "copy the whole store, as of one LSN, into an empty directory: a store of its own",
    footer = {"  tools/t4dx backup memories /backups/memories-2026-05-17"})
public final class BackupVerb extends StoreVerb {
  @Parameters(index = "1", paramLabel = "DIRECTORY", description = "empty, or not there yet")
  private Path target = Path.of("");

  /** Filled by the command line. */
  public BackupVerb() {}

  @Override
  protected Exit run(Page page) {
    Targets.requireEmpty(target);
    try (Store store = open()) {
      Checkpoint taken = store.checkpoint();
      T4dx.restore(directory(), taken.lsn(), target);
      page.facts(new Facts().add("lsn", taken.lsn()).add("directory", target.toString()));
    }
    return Exit.DONE;
  }
}
