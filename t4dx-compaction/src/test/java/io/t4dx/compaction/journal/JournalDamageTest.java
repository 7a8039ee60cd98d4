package io.t4dx.compaction.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.compaction.testing.FileBytes;
import io.t4dx.core.disk.sim.SimulatedDisk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A changed byte is told, costs its line, and never makes another entry. */
final class JournalDamageTest {
  private static final long PLENTY = 1 << 20;
  private static final String FILE = "sleep/000001.journal.jsonl";

  private final SimulatedDisk disk = new SimulatedDisk();
  private final List<JournalDamage> damages = new ArrayList<>();
  private final List<JournalEntry> entries =
      List.of(Entries.forgotten(1, 1), Entries.cycle(1), Entries.forgotten(2, 2), Entries.cycle(2));
  private byte[] whole = {};

  @BeforeEach
  void write() throws IOException {
    open().append(entries);
    whole = FileBytes.read(disk, FILE);
  }

  private Journal open() throws IOException {
    return Journal.open(disk, PLENTY, damages::add);
  }

  private List<JournalEntry> all() throws IOException {
    Journal journal = open();
    damages.clear();
    List<JournalEntry> found = new ArrayList<>();
    journal.forEach(found::add);
    return found;
  }

  @Test
  void everyChangedByteIsTold() throws IOException {
    for (int i = 0; i < whole.length; i++) {
      for (int mask : new int[] {1 << (i % 8), 0xff}) {
        byte[] changed = whole.clone();
        changed[i] ^= (byte) mask;
        FileBytes.put(disk, FILE, changed);
        List<JournalEntry> found = all();
        assertThat(entries).as("byte %d", i).containsSubsequence(found);
        assertThat(found.size()).as("byte %d", i).isGreaterThanOrEqualTo(2);
        assertThat(damages).as("byte %d", i).isNotEmpty();
        assertThat(damages.getFirst().offset()).isLessThanOrEqualTo(i);
        assertThat(damages.getLast().tail())
            .as("byte %d", i)
            .isEqualTo(found.size() < 4 && !found.contains(entries.getLast()));
      }
    }
  }

  @Test
  void aCutLeavesTheLinesBeforeIt() throws IOException {
    for (int size = 0; size < whole.length; size++) {
      FileBytes.put(disk, FILE, Arrays.copyOf(whole, size));
      List<JournalEntry> found = all();
      assertThat(found).as("cut at %d", size).isEqualTo(entries.subList(0, found.size()));
      boolean betweenLines = size > 0 && whole[size - 1] == '\n';
      assertThat(damages.size()).as("cut at %d", size).isEqualTo(betweenLines ? 0 : 1);
      assertThat(damages).allMatch(JournalDamage::tail);
    }
  }

  @Test
  void theNextFileTellsOfEveryCutAndEveryChange() throws IOException {
    open().append(List.of(Entries.cycle(3)));
    for (int size = 0; size < whole.length; size++) {
      FileBytes.put(disk, FILE, Arrays.copyOf(whole, size));
      assertThat(all()).as("cut at %d", size).endsWith(Entries.cycle(3));
      assertThat(damages).as("cut at %d", size).hasSize(1).noneMatch(JournalDamage::tail);
      byte[] changed = whole.clone();
      changed[size] ^= 0x10;
      FileBytes.put(disk, FILE, changed);
      assertThat(all()).endsWith(Entries.cycle(3));
      assertThat(damages).as("byte %d", size).isNotEmpty().noneMatch(JournalDamage::tail);
    }
  }

  @Test
  void aTornTailIsToldOnceAndIsNoDamageOnceAFileFollows() throws IOException {
    FileBytes.put(disk, FILE, Arrays.copyOf(whole, whole.length - 5));
    Journal journal = open();
    assertThat(damages).hasSize(1);
    assertThat(damages.getFirst().toString()).contains("000001.journal.jsonl ends torn at offset");
    journal.append(List.of(Entries.cycle(3)));
    assertThat(all()).hasSize(4).endsWith(Entries.cycle(3));
    assertThat(damages).isEmpty();
  }

  @Test
  void aDamagedHeaderCostsNoEntry() throws IOException {
    disk.flip(FILE, 20, 0);
    assertThat(all()).isEqualTo(entries);
    assertThat(damages).hasSize(1);
    assertThat(open().lastCycle()).isEqualTo(2);
    open().append(List.of(Entries.cycle(3)));
    assertThat(all()).hasSize(5);
    assertThat(damages).hasSize(1);
  }

  @Test
  void aFileUnderAnotherNameIsTold() throws IOException {
    FileBytes.put(disk, "sleep/000002.journal.jsonl", whole);
    all();
    assertThat(damages).anyMatch(damage -> damage.reason().contains("no header of file 2"));
  }

  @Test
  void aLineThatIsNoEntryIsToldThoughItsChecksumFits() throws IOException {
    for (String object :
        List.of(
            "{\"entry\":\"DREAM\"}",
            "{\"entry\":\"ERASED\",\"ns\":\"\"}",
            "{\"entry\":\"RESTORED\",\"id\":1}",
            "{\"entry\":\"CYCLE\",\"number\":0,\"began\":0,\"took\":0,\"figures\":{}}",
            "{\"entry\":\"CYCLE\",\"number\":1,\"began\":0,\"took\":0,\"figures\":{}} {}",
            "[]")) {
      byte[] line = JournalLine.seal(object.getBytes(UTF_8));
      byte[] more = Arrays.copyOf(whole, whole.length + line.length);
      System.arraycopy(line, 0, more, whole.length, line.length);
      FileBytes.put(disk, FILE, more);
      assertThat(all()).isEqualTo(entries);
      assertThat(damages).as(object).hasSize(1);
      assertThat(damages.getFirst().reason()).contains("no entry");
    }
  }
}
