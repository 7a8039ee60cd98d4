package io.t4dx.tools.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.T4dx;
import io.t4dx.inspect.DumpRow;
import io.t4dx.inspect.Inspector;
import io.t4dx.inspect.Part;
import io.t4dx.inspect.SegmentDump;
import io.t4dx.inspect.Selection;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemFields;
import io.t4dx.model.Metadata;
import io.t4dx.model.Micros;
import io.t4dx.store.Store;
import io.t4dx.tools.Shell;
import io.t4dx.tools.print.Json;
import io.t4dx.write.WriteBatch;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Each section's lines of JSON have all that the API says of it, and nothing else. */
final class DumpPrintsEverySectionTest {
  private static final Set<String> TIMES =
      Set.of("eventTime", "recordTime", "validFrom", "validUntil", "createdAt");

  private static final JsonFactory JSON = new JsonFactory();

  /** A segment with fewer gets no graph. */
  private static final int VECTORS = 2_000;

  @TempDir private Path directory;
  private Path store = Path.of("");

  private void fill(Part part) {
    store = directory.resolve("memories");
    try (Store open = T4dx.open(store, Shelf.options())) {
      SplittableRandom random = new SplittableRandom(4);
      if (part == Part.GRAPH) {
        fillForGraph(open, random);
      } else {
        DumpPrintsTheStoreTest.write(open, random);
      }
    }
  }

  private static void fillForGraph(Store open, SplittableRandom random) {
    WriteBatch batch = new WriteBatch();
    for (int i = 0; i < VECTORS; i++) {
      batch.insert(
          ItemDraft.in("alice")
              .id(new UUID(7, i))
              .vector((float) random.nextDouble(-1, 1), (float) random.nextDouble(), 0.5f, 1f)
              .build());
    }
    open.write(batch);
    open.flush();
    while (open.stats().segments().pendingGraphs() > 0) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsPrintedIsWhatTheApiReturns(Part part) {
    fill(part);
    Inspector inspector = T4dx.inspect(store);
    int rows = 0;
    for (String segment : inspector.segments()) {
      List<Map<String, String>> expected = new ArrayList<>();
      try (SegmentDump dump = inspector.segment(segment)) {
        dump.dump(part, Selection.ALL, row -> expected.add(expected(part, row)));
      }
      assertThat(printed(part, segment)).as(segment).isEqualTo(expected);
      rows += expected.size();
    }
    assertThat(rows).isGreaterThan(5);
  }

  private List<Map<String, String>> printed(Part part, String segment) {
    Shell.Run run =
        Shell.of(80)
            .run(
                "dump",
                store.resolve(segment).toString(),
                "--section",
                part.name().toLowerCase(Locale.ROOT),
                "--json");
    assertThat(run.exit()).isZero();
    return run.out()
        .lines()
        .filter(line -> !line.startsWith("{\"finding\":"))
        .map(DumpPrintsEverySectionTest::members)
        .toList();
  }

  /** The members of an object, each as JSON. */
  private static Map<String, String> members(String line) {
    Map<String, String> members = new TreeMap<>();
    try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), line)) {
      assertThat(in.nextToken()).isEqualTo(JsonToken.START_OBJECT);
      while (in.nextToken() != JsonToken.END_OBJECT) {
        String name = in.currentName();
        in.nextToken();
        int from = (int) in.currentTokenLocation().getCharOffset();
        in.skipChildren();
        in.finishToken();
        int to = (int) in.currentLocation().getCharOffset();
        assertThat(members.put(name, line.substring(from, to)))
            .as("%s is there twice", name)
            .isNull();
      }
    }
    return members;
  }

  private static Map<String, String> expected(Part part, DumpRow row) {
    Map<String, String> members = new TreeMap<>();
    put(members, part, (Record) row);
    switch (row) {
      case DumpRow.Node node -> members.put("degree", "" + node.neighbours().size());
      case DumpRow.Term term -> members.put("count", "" + term.rows().size());
      default -> {}
    }
    return members;
  }

  private static void put(Map<String, String> members, Part part, Record row) {
    for (RecordComponent component : row.getClass().getRecordComponents()) {
      Object value;
      try {
        component.getAccessor().setAccessible(true);
        value = component.getAccessor().invoke(row);
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(e.getMessage(), e);
      }
      put(members, part, component.getName(), value, row);
    }
  }

  private static void put(
      Map<String, String> members, Part part, String name, Object value, Record row) {
    switch (value) {
      case Optional<?> optional -> optional.ifPresent(some -> put(members, part, name, some, row));
      case ItemFields fields -> put(members, part, fields);
      case Metadata metadata -> {
        if (!metadata.isEmpty()) {
          members.put(name, Json.line(metadata.asMap()));
        }
      }
      case Long time when TIMES.contains(name) && part != Part.COLUMNS -> {
        if (time != ItemFields.OPEN) {
          members.put(name, Json.line(Micros.toInstant(time)));
        }
      }
      case List<?> names when name.equals("unread") -> assertThat(names).isEmpty();
      default ->
          members.put(
              row instanceof ItemFields && name.equals("type") ? "itemType" : name,
              Json.line(value));
    }
  }
}
