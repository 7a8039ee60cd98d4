package io.t4dx.compaction.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.compaction.testing.FileBytes;
import io.t4dx.core.disk.sim.SimulatedDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A small file of the journal, which later versions must still read. After a change on purpose,
 * write it again with {@code -Dt4dx.golden=rewrite} and review what changed.
 */
final class JournalGoldenTest {
  private static final String PATH = "sleep/000001.journal.jsonl";
  private static final Path FILE =
      Path.of("src/test/resources/io/t4dx/compaction/journal/golden.journal.jsonl");

  private static final List<JournalEntry> ENTRIES =
      List.of(
          Entries.forgotten(1, 42),
          Entries.cycle(42),
          new JournalEntry.Restored(Entries.key(1), Entries.THEN),
          JournalEntry.Erased.of(Entries.key(1), Entries.THEN),
          JournalEntry.Erased.of("alice", Entries.THEN));

  private final SimulatedDisk disk = new SimulatedDisk();

  @Test
  void entriesAreWrittenAsTheFileSays() throws IOException {
    Journal.open(disk, 1 << 20, _ -> {}).append(ENTRIES);
    byte[] written = FileBytes.read(disk, PATH);
    if ("rewrite".equals(System.getProperty("t4dx.golden"))) {
      Files.createDirectories(FILE.getParent());
      Files.write(FILE, written);
    }
    assertThat(written).isEqualTo(Files.readAllBytes(FILE));
  }

  @Test
  void theFileReadsAsTheEntries() throws IOException {
    FileBytes.put(disk, PATH, Files.readAllBytes(FILE));
    List<JournalEntry> read = new ArrayList<>();
    Journal.open(disk, 1 << 20, _ -> {}).forEach(read::add);
    assertThat(read).isEqualTo(ENTRIES);
  }
}
