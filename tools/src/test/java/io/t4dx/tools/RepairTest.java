package io.t4dx.tools;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.T4dx;
import io.t4dx.model.ItemDraft;
import io.t4dx.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RepairTest {
  private String out = "";
  private String err = "";
  @TempDir Path parent;
  private Path directory = Path.of("");

  /** As a crash leaves it: closing a store takes all that it has out of the log. */
  @BeforeEach
  void aStore() throws IOException {
    directory = parent.resolve("store");
    Path running = parent.resolve("running");
    try (Store store = T4dx.open(running)) {
      for (int i = 0; i < 5; i++) {
        store.insert(ItemDraft.in("alice").content("memory number " + i).build());
      }
      try (Stream<Path> paths = Files.walk(running)) {
        for (Path path : paths.toList()) {
          Files.copy(path, directory.resolve(running.relativize(path)));
        }
      }
    }
  }

  private void spoil() throws IOException {
    Path log = directory.resolve("wal").resolve("00000001.wal.jsonl");
    String text = Files.readString(log, ISO_8859_1);
    Files.writeString(log, text.replace("memory number 2", "memory NUMBER 2"), ISO_8859_1);
  }

  private int run(String... arguments) {
    Shell.Run run = Shell.of(1000).run(arguments);
    out = run.out();
    err = run.err();
    return run.exit();
  }

  @Test
  void saysThatAllIsWell() {
    assertThat(run("repair", directory.toString())).isZero();
    assertThat(out).contains("5 writes").contains("nothing is damaged");
  }

  @Test
  void saysWhatIsWrongAndThenRepairsIt() throws IOException {
    spoil();
    assertThat(run("repair", directory.toString())).isEqualTo(1);
    assertThat(out)
        .contains("damaged: ")
        .contains("LSN 3 to 5 at stake")
        .contains("2 writes from behind the damage can be salvaged")
        .contains("lost: LSN 3,");
    assertThat(err).contains("nothing was changed").contains("--salvage");

    assertThat(run("repair", "--salvage", directory.toString())).isZero();
    assertThat(out)
        .contains("2 writes from behind the damage were salvaged")
        .contains("lost: LSN 3,")
        .contains("in quarantine: ")
        .contains("the store can be opened");

    assertThat(run("repair", directory.toString())).isZero();
    try (Store store = T4dx.open(directory)) {
      assertThat(store.lsn()).isEqualTo(5);
      assertThat(store.stats().items()).isEqualTo(4);
    }
  }

  /** Changes a byte so far behind a text in the one segment of the store. */
  private void spoilSegment(String text, int behind) throws IOException {
    try (Store store = T4dx.open(directory)) {
      store.flush();
    }
    Path segment = directory.resolve("segments").resolve("000001.seg");
    byte[] bytes = Files.readAllBytes(segment);
    bytes[new String(bytes, ISO_8859_1).indexOf(text) + behind] ^= 1;
    Files.write(segment, bytes);
  }

  @Test
  void saysWhatASegmentLostAndKeepsTheRest() throws IOException {
    spoilSegment("T4DXSEGM", 64);
    assertThat(run("repair", directory.toString())).isEqualTo(1);
    assertThat(out)
        .contains("damaged: ")
        .contains("section keys")
        .contains("LSN 1 to 5 at stake")
        .containsPattern("0 of 5 items and 0 of 0 edges of .*000001.seg can be salvaged")
        .contains("lost: 5 items that are not named here");

    assertThat(run("repair", "--salvage", directory.toString())).isZero();
    assertThat(out)
        .contains("were salvaged")
        .containsPattern("in quarantine: .*000001.seg")
        .contains("the store can be opened");
    try (Store store = T4dx.open(directory)) {
      assertThat(store.stats().items()).isZero();
      assertThat(store.lsn()).isEqualTo(5);
    }
  }

  @Test
  void aDamagedIndexIsNoReasonToWorry() throws IOException {
    spoilSegment("T4DXSIEV", 8);
    assertThat(run("repair", directory.toString())).isZero();
    assertThat(out)
        .contains("section sieve.items")
        .contains("nothing is lost, and the store can be opened");

    assertThat(run("repair", "--salvage", directory.toString())).isZero();
    assertThat(out).contains("made again").contains("in quarantine: ");
    assertThat(run("repair", directory.toString())).isZero();
    assertThat(out).contains("nothing is damaged");
  }

  @Test
  void wantsOneStore() {
    assertThat(run("repair")).isEqualTo(2);
    assertThat(run("repair", "a", "b")).isEqualTo(2);
    assertThat(run("repair", "--force", "a")).isEqualTo(2);
    assertThat(err).contains("tools/t4dx repair --help");
  }

  @Test
  void saysWhoHasTheStoreOpen() {
    try (Store store = T4dx.open(directory)) {
      assertThat(store.lsn()).isEqualTo(5);
      assertThat(run("repair", directory.toString())).isEqualTo(3);
    }
    assertThat(err).contains("process " + ProcessHandle.current().pid());
  }

  @Test
  void saysThatThereIsNoStore() {
    assertThat(run("repair", directory.resolve("none").toString())).isEqualTo(3);
    assertThat(err).contains("no such directory");
  }
}
