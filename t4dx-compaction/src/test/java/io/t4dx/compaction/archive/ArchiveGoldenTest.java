package io.t4dx.compaction.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.compaction.testing.FileBytes;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.write.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A small archive file, which later versions must still read. After a change on purpose, write it
 * again with {@code -Dt4dx.golden=rewrite}.
 */
final class ArchiveGoldenTest {
  private static final String PATH = "archive/000001.jsonl.gz";
  private static final Path FILE =
      Path.of("src/test/resources/io/t4dx/compaction/archive/golden.jsonl.gz");

  private final SimulatedDisk disk = new SimulatedDisk();

  private static List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (int i = 0; i < 33; i++) {
      operations.add(Memories.item(i, i + 1));
    }
    operations.add(Memories.dropped(1, 9));
    return operations;
  }

  /** Another zlib may deflate the same lines to other bytes, so the lines are compared. */
  @Test
  void aFileIsWrittenAsTheGoldenOneSays() throws IOException {
    Archive.open(disk, 1 << 20).append(operations());
    byte[] written = FileBytes.read(disk, PATH);
    if ("rewrite".equals(System.getProperty("t4dx.golden"))) {
      Files.createDirectories(FILE.getParent());
      Files.write(FILE, written);
    }
    byte[] golden = Files.readAllBytes(FILE);
    assertThat(ArchiveTest.text(written)).isEqualTo(ArchiveTest.text(golden));
    assertThat(MemberDescriptor.opens(MemberDescriptor.view(golden))).isTrue();
  }

  @Test
  void theGoldenFileReadsAsTheOperations() throws IOException {
    FileBytes.put(disk, PATH, Files.readAllBytes(FILE));
    List<Operation> read = new ArrayList<>();
    try (ArchiveReader file = ArchiveReader.open(disk, PATH, 1)) {
      file.forEach(read::add);
    }
    assertThat(read).isEqualTo(operations());
  }
}
