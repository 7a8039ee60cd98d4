package io.t4dx.tools;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.T4dx;
import io.t4dx.model.ItemDraft;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.SyncMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the verbs say where a store is not there, is open elsewhere, or is damaged. */
final class UnusableStoreTest {
  @TempDir Path parent;

  @Test
  void noVerbMakesAStoreByAccident() throws IOException {
    Path none = parent.resolve("none");
    Transcript t = new Transcript(none);
    for (String verb : without(EveryVerb.WITHOUT_A_STORE)) {
      saysSo(
          verb, none, verb.equals("dump") ? "there is no file " : "there is no store in " + none);
    }
    assertThat(none).doesNotExist();
    t.run("stats STORE");
    t.run("stats DIR");
    t.run("stats STORE --json");
    t.check("missing");
  }

  @Test
  void namesWhoHasTheStoreOpen() throws IOException {
    Path directory = parent.resolve("store");
    try (Store store = T4dx.open(directory)) {
      assertThat(store.lsn()).isZero();
      for (String verb : opening()) {
        saysSo(verb, directory, "process " + ProcessHandle.current().pid());
      }
      Transcript t = new Transcript(directory);
      t.run("stats STORE");
      t.run("stats STORE --json");
      t.check("locked");
    }
  }

  @Test
  void saysWhatIsDamagedAndWhatToDo() throws IOException {
    Path directory = damaged();
    for (String verb : opening()) {
      if (!verb.equals("repair")) {
        saysSo(verb, directory, "LSNs 2 to 4 are at stake");
      }
    }
    Transcript t = new Transcript(directory);
    t.run("stats STORE");
    t.run("stats STORE --json");
    t.run("repair STORE");
    t.run("repair STORE --json");
    t.run("repair STORE --yes");
    t.run("repair STORE");
    t.run("scan STORE");
    t.in(Shell.of(40)).run("repair STORE");
    t.check("damaged");
  }

  /** The verbs that open a store. */
  private static List<String> opening() {
    List<String> verbs = new ArrayList<>(without(EveryVerb.LOOKING));
    verbs.removeAll(EveryVerb.WITHOUT_A_STORE);
    return verbs;
  }

  private static List<String> without(Set<String> verbs) {
    return EveryVerb.names().stream().filter(verb -> !verbs.contains(verb)).toList();
  }

  private static void saysSo(String verb, Path store, String what) {
    Shell.Run run = Shell.of(80).run(EveryVerb.command(verb, store));
    assertThat(run.exit()).as(verb).isEqualTo(3);
    assertThat(run.out()).as(verb).isEmpty();
    assertThat(run.err()).as(verb).startsWith("t4dx: ").contains(what);
  }

  /** A store whose second write can be read no more, as a crash leaves it. */
  private Path damaged() throws IOException {
    Path running = parent.resolve("running");
    Path directory = parent.resolve("store");
    StoreOptions options = Shell.options(StoreOptions.builder()).syncMode(SyncMode.fsync()).build();
    try (Store store = T4dx.open(running, options)) {
      for (int i = 0; i < 4; i++) {
        store.insert(ItemDraft.in("default").content("memory number " + i).build());
      }
      try (Stream<Path> paths = Files.walk(running)) {
        for (Path path : paths.toList()) {
          Files.copy(path, directory.resolve(running.relativize(path)));
        }
      }
    }
    Path log = directory.resolve("wal").resolve("00000001.wal.jsonl");
    String text = Files.readString(log, ISO_8859_1);
    Files.writeString(log, text.replace("memory number 1", "memory NUMBER 1"), ISO_8859_1);
    return directory;
  }
}
