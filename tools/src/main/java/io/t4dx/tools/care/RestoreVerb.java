package io.t4dx.tools.care;

import io.t4dx.T4dx;
import io.t4dx.inspect.CheckReport;
import io.t4dx.inspect.Finding;
import io.t4dx.store.T4dxException;
import io.t4dx.tools.print.Bytes;
import io.t4dx.tools.print.Count;
import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.print.Progress;
import io.t4dx.tools.verb.Exit;
import io.t4dx.tools.verb.Refusal;
import io.t4dx.tools.verb.StoreVerb;
import io.t4dx.tools.verb.Verb;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a store of a backup, or of a checkpoint's image. */
@Command(
    name = "restore",
    description =
        "make a store of a backup, or of a checkpoint of a store, in an empty directory; what it is"
            + " made of stays as it is",
    footer = {
      "  tools/t4dx restore /backups/memories --list",
      "  tools/t4dx restore /backups/memories memories-again",
      "  tools/t4dx restore /backups/memories memories-then --backup 12",
      "  tools/t4dx restore memories memories-as-it-was --lsn 1200",
      "",
      "It says so only where every checksum of the new store fits."
    })
public final class RestoreVerb extends Verb {
  @Parameters(
      index = "0",
      paramLabel = "BACKUPS",
      description = "a directory of backups, or a store's directory for its checkpoints")
  private Path from = Path.of("");

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "DIRECTORY",
      description = "where the store is to be: empty, or not there yet")
  private @Nullable Path target;

  @Option(names = "--list", description = "only say what can be restored")
  private boolean list;

  @Option(
      names = "--backup",
      paramLabel = "N",
      description = "the number of the backup; the newest unless given")
  private Optional<Long> number = Optional.empty();

  @Option(
      names = "--lsn",
      paramLabel = "LSN",
      description = "the newest backup, or the checkpoint, as of this LSN")
  private Optional<Long> lsn = Optional.empty();

  /** Filled by the command line. */
  public RestoreVerb() {}

  @Override
  protected Exit run(Page page) throws IOException {
    if (number.isPresent() && lsn.isPresent()) {
      throw Refusal.misunderstood("--backup and --lsn are both given", "name one of them");
    }
    Optional<Source> backups = BackupSource.in(from);
    if (backups.isEmpty()) {
      StoreVerb.requireStore(from);
    }
    Source source = backups.orElseGet(() -> new CheckpointSource(from));
    return list ? source.list(page) : restore(page, source);
  }

  private Facts restored(Page page, Source source, Path to) throws IOException {
    try {
      return source.restore(number, lsn, to);
    } catch (T4dxException e) {
      if (!page.json()) {
        page.note(to + " has a part of it now, which is no store: delete it");
      }
      throw e;
    }
  }

  private Exit restore(Page page, Source source) throws IOException {
    if (target == null) {
      throw Refusal.misunderstood(
          "where the store is to be is missing", "give an empty or a new directory, or --list");
    }
    Targets.requireEmpty(target);
    Facts facts = restored(page, source, target);
    CheckReport report;
    try (Progress progress = page.progress("checking", "bytes", 0)) {
      report =
          T4dx.inspect(target)
              .check(
                  false,
                  (file, done, total) -> progress.at(total == 0 ? 1 : (double) done / total, file));
    }
    for (Finding finding : report.damages()) {
      if (finding.severity() == Finding.Severity.LOSS) {
        throw Refusal.no(
            target + " is damaged, as what it was made of was: " + finding.what(),
            "'tools/t4dx check " + target + "' tells all of it; an older one may be whole");
      }
    }
    page.facts(
        facts
            .add("directory", target)
            .add("filesChecked", new Count(report.files()))
            .add("bytesChecked", new Bytes(report.bytes())));
    return Exit.DONE;
  }
}
