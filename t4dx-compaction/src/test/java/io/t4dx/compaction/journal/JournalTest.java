package io.t4dx.compaction.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.t4dx.compaction.testing.FileBytes;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.model.ItemKey;
import io.t4dx.sleep.ForgetRule;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What sleep did is told, as it was written down. */
final class JournalTest {
  private static final long PLENTY = 1 << 20;

  private final SimulatedDisk disk = new SimulatedDisk();
  private final List<JournalDamage> damages = new ArrayList<>();

  private Journal open(long keepBytes) throws IOException {
    return Journal.open(disk, keepBytes, damages::add);
  }

  private static List<JournalEntry> all(Journal journal) throws IOException {
    List<JournalEntry> entries = new ArrayList<>();
    journal.forEach(entries::add);
    return entries;
  }

  @Test
  void entriesAreReadAsTheyWereWritten() throws IOException {
    List<JournalEntry> entries =
        List.of(
            Entries.forgotten(1, 1),
            Entries.cycle(1),
            new JournalEntry.Restored(Entries.key(1), Entries.THEN),
            JournalEntry.Erased.of(Entries.key(1), Entries.THEN),
            JournalEntry.Erased.of("alice", Entries.THEN));
    Journal journal = open(PLENTY);
    assertThat(all(journal)).isEmpty();
    journal.append(entries);
    assertThat(all(journal)).isEqualTo(entries);
    assertThat(all(open(PLENTY))).isEqualTo(entries);
    assertThat(damages).isEmpty();
    assertThat(journal.bytes()).isEqualTo(FileBytes.read(disk, journal.files().getFirst()).length);
  }

  @Test
  void openingWritesNoFileAndTheFirstAppendBeginsOne() throws IOException {
    open(PLENTY);
    assertThat(disk.list("sleep")).isEmpty();
    open(PLENTY).append(List.of(Entries.cycle(1)));
    Journal journal = open(PLENTY);
    assertThat(journal.files()).containsExactly("sleep/000001.journal.jsonl");
    journal.append(List.of());
    journal.append(List.of(Entries.cycle(2)));
    journal.append(List.of(Entries.cycle(3)));
    assertThat(journal.files())
        .containsExactly("sleep/000001.journal.jsonl", "sleep/000002.journal.jsonl");
    assertThat(new String(FileBytes.read(disk, "sleep/000002.journal.jsonl"), UTF_8))
        .contains("\"previous\":1,")
        .contains("\"cycle\":1,");
  }

  @Test
  void theNewestEntryAboutAnItemIsFound() throws IOException {
    Journal journal = open(PLENTY);
    journal.append(List.of(Entries.forgotten(1, 1), Entries.forgotten(2, 1), Entries.cycle(1)));
    journal.append(List.of(new JournalEntry.Restored(Entries.key(1), Entries.THEN)));
    assertThat(journal.newest(Entries.key(1)))
        .contains(new JournalEntry.Restored(Entries.key(1), Entries.THEN));
    assertThat(journal.newest(Entries.key(2))).contains(Entries.forgotten(2, 1));
    assertThat(journal.newest(new ItemKey("alice", Entries.id(1)))).isEmpty();

    Journal later = open(PLENTY);
    later.append(List.of(Entries.forgotten(1, 2)));
    assertThat(later.newest(Entries.key(1))).contains(Entries.forgotten(1, 2));
    assertThat(later.newest(Entries.key(2))).contains(Entries.forgotten(2, 1));
    JournalEntry erased = JournalEntry.Erased.of(Entries.key(2).namespace(), Entries.THEN);
    later.append(List.of(erased));
    assertThat(later.newest(Entries.key(2))).contains(erased);
    assertThat(later.newest(new ItemKey("alice", Entries.id(2)))).isEmpty();
  }

  @Test
  void cyclesGoOnFromTheNewest() throws IOException {
    Journal journal = open(PLENTY);
    assertThat(journal.lastCycle()).isZero();
    journal.append(List.of(Entries.cycle(1), Entries.forgotten(1, 2)));
    assertThat(journal.lastCycle()).isEqualTo(2);
    Journal later = open(PLENTY);
    assertThat(later.lastCycle()).isEqualTo(2);
    later.append(List.of(new JournalEntry.Restored(Entries.key(1), Entries.THEN)));
    assertThat(open(PLENTY).lastCycle()).isEqualTo(2);
    disk.delete("sleep/000001.journal.jsonl");
    assertThat(open(PLENTY).lastCycle()).isEqualTo(2);
  }

  @Test
  void filesRotateAndTheOldestGo() throws IOException {
    long keep = 16_000;
    Journal journal = open(keep);
    List<JournalEntry> written = new ArrayList<>();
    for (int cycle = 1; cycle <= 40; cycle++) {
      List<JournalEntry> entries = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        entries.add(Entries.forgotten(i, cycle));
      }
      journal.append(entries);
      written.addAll(entries);
      assertThat(journal.bytes()).isLessThanOrEqualTo(keep);
    }
    for (String file : journal.files()) {
      assertThat(FileBytes.read(disk, file).length).isLessThanOrEqualTo((int) keep / 8);
    }
    assertThat(journal.files()).hasSizeBetween(7, 10);
    List<JournalEntry> found = all(journal);
    assertThat(found).hasSizeGreaterThan(20);
    assertThat(written).endsWith(found.toArray(new JournalEntry[0]));
    assertThat(all(open(keep))).isEqualTo(found);
    assertThat(damages).isEmpty();
  }

  @Test
  void anAppendMayBeLargerThanAFileAndThanWhatIsKept() throws IOException {
    List<JournalEntry> entries =
        new ArrayList<>(Collections.nCopies(5_000, Entries.forgotten(1, 7)));
    entries.add(Entries.cycle(7));
    Journal journal = open(16L << 20);
    journal.append(entries);
    assertThat(all(journal)).isEqualTo(entries);
    Journal little = open(64);
    little.append(entries.subList(0, 3));
    assertThat(little.files()).hasSize(1);
    assertThat(all(little)).isNotEmpty();
    assertThat(little.lastCycle()).isEqualTo(7);
  }

  @Test
  void valuesThatNoLineHoldsAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Entries.cycle(0));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new JournalEntry.Forgotten(
                    Entries.key(1),
                    1,
                    Entries.THEN,
                    ForgetRule.FADED,
                    Float.NaN,
                    0,
                    Entries.THEN,
                    List.of(),
                    List.of(),
                    "",
                    0))
        .withMessageContaining("kappa is NaN");
  }

  @Test
  void timesAreKeptToTheMicrosecond() {
    assertThat(new JournalEntry.Restored(Entries.key(1), Entries.THEN.plusNanos(999)))
        .isEqualTo(new JournalEntry.Restored(Entries.key(1), Entries.THEN));
    assertThat(new JournalEntry.Cycle(1, Entries.THEN, Duration.ofNanos(1_999), Map.of()).took())
        .isEqualTo(Duration.ofNanos(1_000));
  }

  @Test
  void aNewerVersionIsRefused() throws IOException {
    byte[] newer =
        JournalLine.seal(
            "{\"t4dx\":\"sleep-journal\",\"version\":2,\"dream\":true}".getBytes(UTF_8));
    FileBytes.put(disk, "sleep/000001.journal.jsonl", newer);
    assertThatExceptionOfType(JournalVersionException.class)
        .isThrownBy(() -> open(PLENTY))
        .withMessageContaining("has format 2, this release reads up to 1");
  }
}
