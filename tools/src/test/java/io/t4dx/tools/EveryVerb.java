package io.t4dx.tools;

import static java.util.Map.entry;

import io.t4dx.T4dx;
import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeType;
import io.t4dx.model.ItemDraft;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.SyncMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** A command for each verb, and a store on which each of them has an answer. */
final class EveryVerb {
  private static final String ID = "0193e7a0-7c2b-7a3b-8f2e-000000000001";
  private static final String OTHER = "0193e7a0-7c2b-7a3b-8f2e-000000000002";
  private static final String FORGOTTEN = "0193e7a0-7c2b-7a3b-8f2e-000000000003";

  /** Words STORE and DIR stand for the store and for the directory that it is in. */
  private static final Map<String, String> COMMANDS =
      Map.ofEntries(
          entry("init", "DIR/new"),
          entry("put", "STORE tea --vector [1,0]"),
          entry("get", "STORE " + ID),
          entry("search", "STORE --vector [1,0]"),
          entry("traverse", "STORE " + ID),
          entry("scan", "STORE"),
          entry("update", "STORE " + ID + " --touch"),
          entry("strengthen", "STORE " + ID),
          entry("delete", "STORE " + ID),
          entry("import", "STORE DIR/lines.jsonl"),
          entry("export", "STORE"),
          entry("sleep", "STORE --yes"),
          entry("report", "STORE"),
          entry("why", "STORE " + ID),
          entry("unforget", "STORE " + FORGOTTEN),
          entry("stats", "STORE"),
          entry("space", "STORE"),
          entry("check", "STORE"),
          entry("find", "STORE " + ID),
          entry("dump", "STORE/segments/000001.seg"),
          entry("wal", "STORE"),
          entry("manifest", "STORE"),
          entry("inspect", "STORE --out DIR/page.html"),
          entry("checkpoint", "STORE"),
          entry("backup", "STORE DIR/backups"),
          entry("restore", "STORE DIR/restored"),
          entry("repair", "STORE"),
          entry("flush", "STORE"),
          entry("compact", "STORE"),
          entry("erase", "STORE " + ID + " --yes"),
          entry("upgrade", "STORE"),
          entry("demo", "--help"),
          entry("completion", ""),
          entry("version", ""));

  /** Those that are about no store, or make one. */
  static final Set<String> WITHOUT_A_STORE =
      Set.of("init", "import", "demo", "completion", "version");

  /** Those that read files and open nothing. */
  static final Set<String> LOOKING =
      Set.of("space", "check", "find", "dump", "wal", "manifest", "inspect", "restore");

  private EveryVerb() {}

  /** All that there are: a verb without a command here is noticed by whoever asks for it. */
  static List<String> names() {
    return Verbs.all().stream().map(Verbs.Entry::name).toList();
  }

  static String[] command(String verb, Path store) {
    String arguments = COMMANDS.get(verb);
    if (arguments == null) {
      throw new AssertionError("tell EveryVerb a command of the verb " + verb);
    }
    return (verb + " " + arguments)
        .strip()
        .replace("STORE", store.toString())
        .replace("DIR", String.valueOf(store.getParent()))
        .split(" ");
  }

  /** Makes the store, and what the commands need beside it. */
  static void fill(Path store) throws IOException {
    Files.writeString(
        store.resolveSibling("lines.jsonl"), "{\"content\":\"a line\",\"vector\":[0,1]}\n");
    StoreOptions options =
        StoreOptions.builder()
            .clock(() -> Shell.NOW.minus(Duration.ofDays(40)))
            .randomSeed(7)
            .syncMode(SyncMode.none())
            .sleep(SleepOptions.builder().automatic(false).build())
            .build();
    try (Store open = T4dx.open(store, options)) {
      open.insert(
          item(ID, "likes tea", 0.9f),
          EdgeDraft.of("default", id(ID), EdgeType.USES, id(OTHER), 1));
      open.insert(item(OTHER, "a kettle", 0.9f));
      open.insert(item(FORGOTTEN, "what was for lunch", 0.01f));
    }
    Shell.of(80).run("sleep", store.toString(), "prune", "--yes");
    Shell.of(80).run("checkpoint", store.toString());
    try (Stream<Path> segments = Files.list(store.resolve("segments"))) {
      for (Path segment : segments.toList()) {
        Path first = store.resolve("segments").resolve("000001.seg");
        if (segment.toString().endsWith(".seg") && !Files.exists(first)) {
          // The number that 'dump' is told, whatever merging made of it.
          Files.copy(segment, first);
        }
      }
    }
  }

  private static UUID id(String id) {
    return UUID.fromString(id);
  }

  private static ItemDraft item(String id, String content, float importance) {
    return ItemDraft.in("default")
        .id(id(id))
        .content(content)
        .importance(importance)
        .vector(1, importance)
        .build();
  }

  /** A store and what is beside it, again. */
  static Path copy(Path store, Path target) throws IOException {
    Path from = store.toAbsolutePath().getParent();
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, target.resolve(from.relativize(path).toString()));
      }
    }
    return target.resolve(store.getFileName());
  }
}
