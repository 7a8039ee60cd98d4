package io.t4dx.tools.care;

import io.t4dx.T4dx;
import io.t4dx.store.Backup;
import io.t4dx.store.Backups;
import io.t4dx.tools.print.Bytes;
import io.t4dx.tools.print.Count;
import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.print.Table;
import io.t4dx.tools.verb.Exit;
import io.t4dx.tools.verb.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The backups in a directory. */
final class BackupSource implements Source {
  private static final Table<Backup> TABLE =
      new Table<Backup>()
          .number("backup", Backup::number)
          .number("lsn", Backup::lsn)
          .word("at", Backup::at)
          .number("files", backup -> new Count(backup.files()))
          .number("bytes", backup -> new Bytes(backup.bytes()))
          .extra("copied", backup -> new Bytes(backup.copiedBytes()));

  private final Path directory;
  private final Backups backups;

  private BackupSource(Path directory, Backups backups) {
    this.directory = directory;
    this.backups = backups;
  }

  /** Those in a directory; none where there is no backup. */
  static Optional<Source> in(Path directory) {
    if (!Files.isDirectory(directory)) {
      return Optional.empty();
    }
    Backups backups = T4dx.backups(directory);
    return backups.readable().isEmpty() && backups.damaged().isEmpty()
        ? Optional.empty()
        : Optional.of(new BackupSource(directory, backups));
  }

  @Override
  public Exit list(Page page) {
    page.table(TABLE, backups.readable());
    backups.damaged().forEach(file -> page.note(file + " is damaged: that backup is lost"));
    return backups.damaged().isEmpty() ? Exit.DONE : Exit.NO;
  }

  @Override
  public Facts restore(Optional<Long> number, Optional<Long> lsn, Path target) {
    List<Backup> wanted =
        backups.readable().stream()
            .filter(backup -> number.isEmpty() || number.get() == backup.number())
            .filter(backup -> lsn.isEmpty() || lsn.get() == backup.lsn())
            .toList();
    if (wanted.isEmpty()) {
      throw Refusal.no(
          directory
              + " has no backup"
              + number.map(n -> " " + n).orElse("")
              + lsn.map(n -> " of LSN " + n).orElse("")
              + " that can be read",
          "'tools/t4dx restore " + directory + " --list' shows what is there");
    }
    Backup chosen = wanted.getLast();
    T4dx.restoreBackup(directory, chosen.number(), target);
    return new Facts().add("backup", chosen.number()).add("lsn", chosen.lsn());
  }
}
