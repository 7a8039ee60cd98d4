package io.t4dx.tools.care;

import io.t4dx.T4dx;
import io.t4dx.store.Backup;
import io.t4dx.store.Store;
import io.t4dx.tools.print.Bytes;
import io.t4dx.tools.print.Count;
import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.verb.Exit;
import io.t4dx.tools.verb.StoreVerb;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a backup of a store to a directory of its backups. */
@Command(
    name = "backup",
    description =
        "copy the store, as of one LSN, into a directory of its backups; files that an earlier"
            + " backup brought there are not copied again",
    footer = {
      "  tools/t4dx backup memories /backups/memories",
      "  tools/t4dx backup memories /backups/memories --keep 30",
      "",
      "'tools/t4dx restore /backups/memories --list' shows what is there."
    })
public final class BackupVerb extends StoreVerb {
  @Parameters(
      index = "1",
      paramLabel = "DIRECTORY",
      description = "empty, not there yet, or with backups of this store")
  private Path backups = Path.of("");

  @Option(
      names = "--keep",
      paramLabel = "N",
      description = "drop all but the newest N backups afterwards; keeps all unless given")
  private int kept = Integer.MAX_VALUE;

  /** Filled by the command line. */
  public BackupVerb() {}

  @Override
  protected Exit run(Page page) {
    try (Store store = open()) {
      Backup backup = T4dx.backup(directory(), store.checkpoint().lsn(), backups, kept);
      page.facts(
          new Facts()
              .add("backup", backup.number())
              .add("lsn", backup.lsn())
              .add("directory", backups)
              .add("copiedFiles", new Count(backup.copiedFiles()))
              .add("copiedBytes", new Bytes(backup.copiedBytes()))
              .add("sharedFiles", new Count(backup.sharedFiles()))
              .add("sharedBytes", new Bytes(backup.sharedBytes())));
    }
    return Exit.DONE;
  }
}
