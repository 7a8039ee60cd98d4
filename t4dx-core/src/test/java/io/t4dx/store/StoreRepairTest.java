package io.t4dx.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.t4dx.T4dx;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A damaged store is looked at, repaired, and opened again as if nothing more was wrong. */
final class StoreRepairTest {
  private static final int ITEMS = 9;

  @TempDir Path parent;
  private final List<ItemKey> keys = new ArrayList<>();
  private Path directory = Path.of("");

  /** As a crash leaves it: closing a store takes all that it has out of the log. */
  @BeforeEach
  void aStore() throws IOException {
    directory = parent.resolve("store");
    Path running = parent.resolve("running");
    try (Store store = T4dx.open(running)) {
      for (int i = 0; i < ITEMS; i++) {
        UUID id = new UUID(3, i);
        keys.add(new ItemKey("alice", id));
        store.insert(ItemDraft.in("alice").id(id).content("memory number " + i).build());
      }
      copy(running, directory);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path)));
      }
    }
  }

  private Path log() {
    return directory.resolve("wal").resolve("00000001.wal.jsonl");
  }

  private void spoil(Path file, String where) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    bytes[text.indexOf(where)] ^= 1;
    Files.write(file, bytes);
  }

  private Map<String, String> files() throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      Map<String, String> files = new TreeMap<>();
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        if (!path.endsWith("LOCK")) {
          files.put(path.toString(), Files.readString(path, StandardCharsets.ISO_8859_1));
        }
      }
      return files;
    }
  }

  @Test
  void aStoreInOrderIsLeftAlone() throws IOException {
    Map<String, String> before = files();
    for (RepairMode mode : RepairMode.values()) {
      RepairReport report = T4dx.repair(directory, mode);
      assertThat(report.intact()).isTrue();
      assertThat(report.entries()).isEqualTo(ITEMS);
    }
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void lookingTellsAndChangesNothing() throws IOException {
    spoil(log(), "memory number 4");
    Map<String, String> before = files();
    RepairReport report = T4dx.repair(directory, RepairMode.LOOK);
    assertThat(report.entries()).isEqualTo(4);
    assertThat(report.damages()).hasSize(1);
    assertThat(report.damages().getFirst().firstLsn()).isEqualTo(5);
    assertThat(report.damages().getFirst().lastLsn()).isEqualTo(ITEMS);
    assertThat(report.salvaged()).isEqualTo(ITEMS - 5);
    assertThat(report.lost()).containsExactly(new RepairReport.Lsns(5, 5));
    assertThat(report.quarantined()).isEmpty();
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void salvagingKeepsAllButTheDamagedWrite() throws IOException {
    spoil(log(), "memory number 4");
    assertThatExceptionOfType(T4dxException.StoreDamaged.class)
        .isThrownBy(() -> T4dx.open(directory).close())
        .withMessageContaining("t4dx repair STORE --salvage");
    RepairReport report = T4dx.repair(directory, RepairMode.SALVAGE);
    assertThat(report.salvaged()).isEqualTo(ITEMS - 5);
    assertThat(report.lost()).containsExactly(new RepairReport.Lsns(5, 5));
    assertThat(report.quarantined()).isNotEmpty();

    Map<String, String> repaired = files();
    assertThat(T4dx.repair(directory, RepairMode.SALVAGE).intact()).isTrue();
    assertThat(files()).isEqualTo(repaired);
    try (Store store = T4dx.open(directory)) {
      assertThat(store.recovery().intact()).isTrue();
      for (int i = 0; i < ITEMS; i++) {
        assertThat(store.get(keys.get(i)).isPresent()).isEqualTo(i != 4);
      }
      assertThat(store.insert(ItemDraft.in("alice").build()).lsn()).isEqualTo(ITEMS + 1);
    }
  }

  @Test
  void whatIsInSegmentsIsNotMissedInTheLog() throws IOException {
    try (Store store = T4dx.open(directory)) {
      store.flush();
      store.insert(ItemDraft.in("alice").content("behind the segment").build());
      copy(directory, parent.resolve("copy"));
    }
    RepairReport report = T4dx.repair(parent.resolve("copy"), RepairMode.LOOK);
    assertThat(report.intact()).isTrue();
    assertThat(report.entries()).isEqualTo(1);
    assertThat(report.lost()).isEmpty();
  }

  @Test
  void aDamagedWriteBehindSegmentsIsAllThatIsLost() throws IOException {
    try (Store store = T4dx.open(directory)) {
      store.flush();
      for (int i = 0; i < 3; i++) {
        store.insert(ItemDraft.in("alice").content("behind the segment " + i).build());
      }
      copy(directory, parent.resolve("copy"));
    }
    directory = parent.resolve("copy");
    try (Stream<Path> logs = Files.list(directory.resolve("wal"))) {
      for (Path log : logs.toList()) {
        if (Files.readString(log, StandardCharsets.ISO_8859_1).contains("segment 1")) {
          spoil(log, "behind the segment 1");
        }
      }
    }
    RepairReport report = T4dx.repair(directory, RepairMode.SALVAGE);
    assertThat(report.lost()).containsExactly(new RepairReport.Lsns(ITEMS + 2, ITEMS + 2));
    assertThat(report.salvaged()).isEqualTo(1);
    try (Store store = T4dx.open(directory)) {
      assertThat(store.stats().items()).isEqualTo(ITEMS + 2);
    }
  }

  @Test
  void whatNoRepairCanKnowIsSaid() throws IOException {
    spoil(log(), "memory number 4");
    spoil(directory.resolve("STORE.json"), "metric");
    RepairReport report = T4dx.repair(directory, RepairMode.SALVAGE);
    assertThat(report.needsMetric()).isTrue();
    assertThat(report.salvaged()).isEqualTo(ITEMS - 5);
    assertThat(report.damages().getFirst().what()).contains("RecoveryMode.DEGRADED");
    StoreOptions options = StoreOptions.builder().recoveryMode(RecoveryMode.DEGRADED).build();
    try (Store store = T4dx.open(directory, options)) {
      assertThat(store.lsn()).isEqualTo(ITEMS);
    }
    assertThat(T4dx.repair(directory, RepairMode.LOOK).intact()).isTrue();
  }

  @Test
  void aStoreThatIsOpenIsRefused() {
    try (Store store = T4dx.open(directory)) {
      assertThat(store.lsn()).isEqualTo(ITEMS);
      assertThatExceptionOfType(T4dxException.StoreLocked.class)
          .isThrownBy(() -> T4dx.repair(directory, RepairMode.LOOK))
          .withMessageContaining("process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void whereNoStoreIsNoneIsMade() throws IOException {
    Path nowhere = parent.resolve("nowhere");
    assertThatExceptionOfType(T4dxException.DiskFailure.class)
        .isThrownBy(() -> T4dx.repair(nowhere, RepairMode.SALVAGE))
        .withMessageContaining("no such directory");
    assertThat(nowhere).doesNotExist();
    Path empty = Files.createDirectory(parent.resolve("empty"));
    assertThatExceptionOfType(T4dxException.StoreMismatch.class)
        .isThrownBy(() -> T4dx.repair(empty, RepairMode.SALVAGE))
        .withMessageContaining("holds no store");
    assertThat(empty).isEmptyDirectory();
  }
}
