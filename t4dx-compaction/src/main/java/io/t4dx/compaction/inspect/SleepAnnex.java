package io.t4dx.compaction.inspect;

import io.t4dx.compaction.archive.ArchiveDamagedException;
import io.t4dx.compaction.archive.ArchiveSurvey;
import io.t4dx.compaction.archive.ArchiveVersionException;
import io.t4dx.compaction.journal.JournalDamage;
import io.t4dx.compaction.journal.JournalEntry;
import io.t4dx.compaction.journal.JournalSurvey;
import io.t4dx.compaction.journal.JournalVersionException;
import io.t4dx.core.disk.Disk;
import io.t4dx.core.inspect.annex.Annex;
import io.t4dx.inspect.Finding;
import io.t4dx.inspect.Finding.Severity;
import io.t4dx.inspect.Picture;
import io.t4dx.inspect.Whereabouts;
import io.t4dx.model.Micros;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** What sleep keeps in a store's directory. */
public final class SleepAnnex implements Annex {
  private static final String ARCHIVE = "archive";
  private static final String JOURNAL = "sleep";

  /** For the service loader. */
  public SleepAnnex() {}

  @Override
  public List<Room> rooms() {
    return List.of(new Room(ARCHIVE, "archive"), new Room(JOURNAL, "journal of sleeps"));
  }

  @Override
  public void find(
      Disk disk,
      UUID id,
      Optional<String> namespace,
      Consumer<Whereabouts.Place> places,
      Consumer<Finding> findings)
      throws IOException {
    SleepPlaces found = new SleepPlaces(disk, id, namespace, places);
    read(disk, found::inArchive, found::inJournal, _ -> {}, findings);
  }

  @Override
  public void check(Disk disk, Consumer<String> read, Consumer<Finding> findings)
      throws IOException {
    read(disk, (_, _) -> {}, (_, _, _) -> {}, read, findings);
  }

  private static void read(
      Disk disk,
      ArchiveSurvey.Visitor archived,
      JournalSurvey.Visitor noted,
      Consumer<String> read,
      Consumer<Finding> findings)
      throws IOException {
    try {
      ArchiveSurvey.of(disk).forEach(archived, read, damage -> findings.accept(finding(damage)));
    } catch (ArchiveVersionException e) {
      findings.accept(newer(disk.describe(ARCHIVE), e));
    }
    try {
      JournalSurvey.of(disk, damage -> findings.accept(finding(damage))).forEach(noted, read);
    } catch (JournalVersionException e) {
      findings.accept(newer(disk.describe(JOURNAL), e));
    }
  }

  private static Finding newer(String directory, IOException e) {
    return new Finding(Severity.NOTE, directory, "", 0, String.valueOf(e.getMessage()), "");
  }

  private static Finding finding(ArchiveDamagedException damage) {
    return new Finding(
        Severity.LOSS,
        damage.file(),
        "",
        damage.offset(),
        damage.reason(),
        "keep the file: zcat prints what is whole before it");
  }

  private static Finding finding(JournalDamage damage) {
    return new Finding(
        damage.tail() ? Severity.NOTE : Severity.LOSS,
        damage.file(),
        "",
        damage.offset(),
        damage.reason(),
        damage.tail()
            ? "nothing to do: an append that was cut short, or is being written"
            : "nothing to do: what the line said is lost, the other lines are used");
  }

  @Override
  public List<Picture.Cycle> cycles(Disk disk) throws IOException {
    List<Picture.Cycle> cycles = new ArrayList<>();
    try {
      JournalSurvey.of(disk, _ -> {})
          .forEach(
              (_, _, entry) -> {
                if (entry instanceof JournalEntry.Cycle cycle) {
                  cycles.add(
                      new Picture.Cycle(
                          cycle.number(),
                          Micros.of("began", cycle.began()),
                          cycle.took().toNanos() / 1_000,
                          cycle.figures()));
                }
              },
              _ -> {});
    } catch (JournalVersionException e) {
      // A check tells; there is no picture of what this release cannot read.
      return List.of();
    }
    return cycles;
  }
}
