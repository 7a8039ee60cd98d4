package io.t4dx.tools.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.T4dx;
import io.t4dx.inspect.Inspector;
import io.t4dx.model.Edge;
import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeType;
import io.t4dx.model.Item;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.model.ItemType;
import io.t4dx.model.Metadata;
import io.t4dx.query.Scan;
import io.t4dx.store.ItemStream;
import io.t4dx.store.Store;
import io.t4dx.tools.Shell;
import io.t4dx.tools.print.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every item, edge and vector that a dump prints is, letter by letter, what the API returns. */
final class DumpPrintsTheStoreTest {
  private static final List<String> NAMESPACES = List.of("alice", "bob \"b\" ü");
  private static final List<ItemType> TYPES = List.of(ItemType.values());
  private static final List<String> TEXTS =
      List.of("", "tea", "Grüße, 世界 😀", "a \"quoted\"\n\tline\u0000", "long ".repeat(80));

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void linesOfJsonAreTheStore(long seed) {
    Path store = directory.resolve("memories");
    Set<String> items = new TreeSet<>();
    Set<String> vectors = new TreeSet<>();
    Set<String> edges = new TreeSet<>();
    try (Store open = T4dx.open(store, Shelf.options())) {
      write(open, new SplittableRandom(seed));
      for (String namespace : open.namespaces()) {
        try (ItemStream stream = open.scan(Scan.in(namespace))) {
          stream.forEachRemaining(
              item -> {
                items.add(line(item));
                item.vector().ifPresent(vector -> vectors.add(item.id() + " " + Json.line(vector)));
              });
        }
        open.forEachEdge(namespace, edge -> edges.add(line(edge)));
      }
    }
    assertThat(live(store, "items")).as("seed %d", seed).isEqualTo(items).hasSizeGreaterThan(30);
    assertThat(live(store, "edges")).as("seed %d", seed).isEqualTo(edges).hasSizeGreaterThan(20);
    assertThat(vectors(store)).as("seed %d", seed).containsAll(vectors);
    assertThat(vectors).hasSizeGreaterThan(20);
  }

  static void write(Store store, SplittableRandom random) {
    List<ItemKey> keys = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      String namespace = NAMESPACES.get(random.nextInt(2));
      boolean again = !keys.isEmpty() && random.nextInt(5) == 0;
      ItemKey key =
          again
              ? keys.get(random.nextInt(keys.size()))
              : new ItemKey(namespace, new UUID(random.nextLong(), random.nextLong()));
      keys.add(key);
      ItemDraft.Builder draft =
          ItemDraft.in(key.namespace())
              .id(key.id())
              .content(TEXTS.get(random.nextInt(TEXTS.size())))
              .kappa((float) random.nextDouble())
              .importance((float) random.nextDouble())
              .type(TYPES.get(random.nextInt(3)))
              .accessCount(random.nextLong(9));
      if (random.nextBoolean()) {
        draft.session("s" + random.nextInt(3));
      }
      if (random.nextInt(3) > 0) {
        draft.vector((float) random.nextDouble(-1, 1), (float) random.nextDouble(), 0.1f, -0f);
      }
      if (random.nextBoolean()) {
        draft.metadata(Metadata.of("rank", random.nextLong(), "tags", List.of("a", true, 0.1)));
      }
      ItemKey other = keys.get(random.nextInt(keys.size()));
      store.insert(
          draft.build(),
          EdgeDraft.of(
              key.namespace(),
              key.id(),
              new EdgeType(random.nextBoolean() ? "CAUSES" : "größer"),
              other.id(),
              (float) random.nextDouble()));
      if (random.nextInt(20) == 0) {
        store.delete(other);
      }
      if (random.nextInt(25) == 0) {
        store.flush();
      }
    }
  }

  private static String line(Item item) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("id", item.id());
    line.put("live", true);
    line.put("lsn", item.lsn());
    line.put("kappa", item.kappa());
    line.put("importance", item.importance());
    line.put("namespace", item.namespace());
    line.put("type", item.type());
    line.put("eventTime", item.eventTime());
    line.put("recordTime", item.recordTime());
    line.put("validFrom", item.validFrom());
    line.put("validUntil", item.validUntil());
    line.put("accessCount", item.accessCount());
    line.put("session", item.session());
    line.put("vector", item.vector().isPresent());
    if (!item.metadata().isEmpty()) {
      line.put("metadata", item.metadata().asMap());
    }
    line.put("content", item.content());
    return Json.line(line);
  }

  private static String line(Edge edge) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("namespace", edge.key().namespace());
    line.put("source", edge.source());
    line.put("type", edge.type().name());
    line.put("target", edge.target());
    line.put("live", true);
    line.put("weight", edge.weight());
    line.put("createdAt", edge.createdAt());
    return Json.line(line);
  }

  /** The lines of rows that count, without their numbers in the segment. */
  private static Set<String> live(Path store, String section) {
    Pattern number = Pattern.compile("\"(row|ordinal)\":\\d+,");
    Set<String> lines = new TreeSet<>();
    for (String line : dump(store, section)) {
      if (line.contains("\"live\":true")) {
        String without = number.matcher(line).replaceFirst("");
        // The API does not tell the LSN of an edge.
        lines.add(section.equals("edges") ? without.replaceFirst(",\"lsn\":\\d+}$", "}") : without);
      }
    }
    return lines;
  }

  private static Set<String> vectors(Path store) {
    Pattern form = Pattern.compile(".*\"id\":\"([^\"]+)\",\"vector\":(.*)}");
    Set<String> lines = new TreeSet<>();
    for (String line : dump(store, "vectors")) {
      lines.add(form.matcher(line).replaceFirst("$1 $2"));
    }
    return lines;
  }

  private static List<String> dump(Path store, String section) {
    Inspector inspector = T4dx.inspect(store);
    List<String> lines = new ArrayList<>();
    for (String segment : inspector.segments()) {
      Shell.Run run =
          Shell.of(80)
              .run("dump", store.resolve(segment).toString(), "--section", section, "--json");
      assertThat(run.exit()).isZero();
      lines.addAll(run.out().lines().toList());
    }
    return lines;
  }
}
