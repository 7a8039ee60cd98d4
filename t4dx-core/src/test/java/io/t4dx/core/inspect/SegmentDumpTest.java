package io.t4dx.core.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.segment.format.Section;
import io.t4dx.inspect.DumpRow;
import io.t4dx.inspect.Finding;
import io.t4dx.inspect.Part;
import io.t4dx.inspect.SegmentDump;
import io.t4dx.inspect.Selection;
import io.t4dx.model.Edge;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.model.Item;
import io.t4dx.model.ItemFields;
import io.t4dx.model.ItemKey;
import io.t4dx.model.ItemType;
import io.t4dx.model.Micros;
import io.t4dx.store.Store;
import io.t4dx.testing.DiskImage;
import io.t4dx.testing.Wounds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a dump shows is what the store answers. */
final class SegmentDumpTest {
  private final List<Finding> findings = new ArrayList<>();

  private <T extends DumpRow> List<T> dump(
      RandomStore store, String path, Part part, Selection selection, Class<T> kind) {
    List<T> rows = new ArrayList<>();
    try (SegmentDump segment = store.inspector().segment(path)) {
      findings.addAll(segment.dump(part, selection, row -> rows.add(kind.cast(row))));
    }
    return rows;
  }

  private <T extends DumpRow> List<T> all(RandomStore store, Part part, Class<T> kind) {
    List<T> rows = new ArrayList<>();
    for (String path : store.inspector().segments()) {
      rows.addAll(dump(store, path, part, Selection.ALL, kind));
    }
    return rows;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyLiveItemIsAsTheStoreAnswers(long seed) {
    RandomStore store = RandomStore.closed(seed);
    Map<ItemKey, DumpRow.Change> patches = new HashMap<>();
    for (DumpRow.Change change : all(store, Part.PATCHES, DumpRow.Change.class)) {
      if (change.fields().isPresent()) {
        patches.merge(
            new ItemKey(change.namespace(), change.id()),
            change,
            (old, young) -> young.lsn() >= old.lsn() ? young : old);
      }
    }
    Map<ItemKey, DumpRow.ItemRow> rows = new HashMap<>();
    for (DumpRow.ItemRow row : all(store, Part.ITEMS, DumpRow.ItemRow.class)) {
      assertThat(row.unread()).isEmpty();
      if (row.live().orElseThrow()) {
        rows.put(new ItemKey(row.namespace().orElseThrow(), row.id().orElseThrow()), row);
      }
    }
    try (Store open = store.open()) {
      Map<ItemKey, Item> items = store.itemsOf(open);
      assertThat(rows.keySet()).isEqualTo(items.keySet()).hasSizeGreaterThan(20);
      items.forEach(
          (key, item) -> {
            DumpRow.ItemRow row = rows.get(key);
            assertThat(row.content()).contains(item.content());
            assertThat(row.vector()).contains(item.vector().isPresent());
            DumpRow.Change patch = patches.get(key);
            boolean patched = patch != null && patch.lsn() >= row.lsn().orElseThrow();
            ItemFields fields = patched ? patch.fields().orElseThrow() : fields(row);
            assertThat(fields.kappa()).isEqualTo(item.kappa());
            assertThat(fields.importance()).isEqualTo(item.importance());
            assertThat(fields.type()).isEqualTo(item.type());
            assertThat(fields.eventTime()).isEqualTo(Micros.of("", item.eventTime()));
            assertThat(fields.recordTime()).isEqualTo(Micros.of("", item.recordTime()));
            assertThat(fields.accessCount()).isEqualTo(item.accessCount());
            assertThat(fields.session()).isEqualTo(item.session());
            assertThat(fields.metadata()).isEqualTo(item.metadata());
          });
    }
    assertThat(findings).isEmpty();
  }

  private static ItemFields fields(DumpRow.ItemRow row) {
    return new ItemFields(
        row.kappa().orElseThrow(),
        row.importance().orElseThrow(),
        ItemType.valueOf(row.type().orElseThrow()),
        row.eventTime().orElseThrow(),
        row.recordTime().orElseThrow(),
        row.validFrom().orElseThrow(),
        row.validUntil().orElse(ItemFields.OPEN),
        row.accessCount().orElseThrow(),
        row.session(),
        row.metadata().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void everyLiveEdgeIsAsTheStoreAnswers(long seed) {
    RandomStore store = RandomStore.closed(seed);
    Map<EdgeKey, DumpRow.EdgeRow> rows = new HashMap<>();
    for (DumpRow.EdgeRow row : all(store, Part.EDGES, DumpRow.EdgeRow.class)) {
      if (row.live().orElseThrow()) {
        rows.put(
            new EdgeKey(
                row.namespace().orElseThrow(),
                row.source().orElseThrow(),
                new EdgeType(row.type().orElseThrow()),
                row.target().orElseThrow()),
            row);
      }
    }
    try (Store open = store.open()) {
      Map<EdgeKey, Edge> edges = store.edgesOf(open);
      assertThat(rows.keySet()).isEqualTo(edges.keySet()).hasSizeGreaterThan(5);
      edges.forEach(
          (key, edge) -> {
            DumpRow.EdgeRow row = rows.get(key);
            assertThat(row.weight()).contains(edge.weight());
            assertThat(row.createdAt()).contains(Micros.of("", edge.createdAt()));
            assertThat(row.metadata()).contains(edge.metadata());
          });
    }
  }

  @Test
  void everyLiveVectorIsAsTheStoreAnswers() {
    RandomStore store = RandomStore.closed(6);
    Map<ItemKey, List<Float>> vectors = new HashMap<>();
    for (String path : store.inspector().segments()) {
      Map<Integer, DumpRow.Key> keys = new HashMap<>();
      dump(store, path, Part.KEYS, Selection.ALL, DumpRow.Key.class)
          .forEach(key -> keys.put(key.row(), key));
      for (DumpRow.Vector row :
          dump(store, path, Part.VECTORS, Selection.ALL, DumpRow.Vector.class)) {
        DumpRow.Key key = keys.get(row.row());
        assertThat(row.id()).contains(key.id());
        if (key.live().orElseThrow()) {
          vectors.put(new ItemKey(key.namespace().orElseThrow(), key.id()), row.vector());
        }
      }
    }
    try (Store open = store.open()) {
      Map<ItemKey, List<Float>> expected = new HashMap<>();
      store
          .itemsOf(open)
          .forEach(
              (key, item) ->
                  item.vector()
                      .ifPresent(
                          vector -> {
                            List<Float> boxed = new ArrayList<>();
                            for (float value : vector) {
                              boxed.add(value);
                            }
                            expected.put(key, boxed);
                          }));
      assertThat(vectors).isEqualTo(expected).hasSizeGreaterThan(10);
    }
  }

  @Test
  void indexesAreShownAsTheRowsAre() {
    RandomStore store = RandomStore.closed(7);
    for (String path : store.inspector().segments()) {
      List<DumpRow.ItemRow> items =
          dump(store, path, Part.ITEMS, Selection.ALL, DumpRow.ItemRow.class);
      Map<String, Set<Integer>> sessions = new HashMap<>();
      items.forEach(
          item ->
              item.session()
                  .ifPresent(
                      session ->
                          sessions
                              .computeIfAbsent("session = '" + session + "'", _ -> new HashSet<>())
                              .add(item.row())));
      Map<String, Set<Integer>> terms = new HashMap<>();
      for (DumpRow.Term term :
          dump(store, path, Part.POSTINGS, Selection.ALL, DumpRow.Term.class)) {
        assertThat(term.term()).doesNotStartWith("unknown");
        if (term.term().startsWith("session")) {
          terms.put(term.term(), Set.copyOf(term.rows()));
        }
      }
      assertThat(terms).isEqualTo(sessions);
      List<DumpRow.Columns> columns =
          dump(store, path, Part.COLUMNS, Selection.ALL, DumpRow.Columns.class);
      assertThat(columns.stream().map(DumpRow.Columns::kappa))
          .isEqualTo(items.stream().map(DumpRow.ItemRow::kappa).toList());
      List<Float> kappas = items.stream().map(item -> item.kappa().orElseThrow()).toList();
      assertThat(dump(store, path, Part.STATS, Selection.ALL, DumpRow.Statistic.class))
          .filteredOn(row -> row.namespace().isEmpty() && row.column().equals("kappa"))
          .singleElement()
          .matches(
              row ->
                  kappas.isEmpty()
                      || row.least().equals(kappas.stream().min(Float::compare).orElseThrow()))
          .matches(row -> row.rows() == items.size());
    }
    assertThat(findings).isEmpty();
  }

  @Test
  void theGraphHasEveryDistinctVectorOnTheGround() {
    RandomStore store = RandomStore.closed(8);
    int nodes = 0;
    for (String path : store.inspector().segments()) {
      Set<List<Float>> distinct = new HashSet<>();
      dump(store, path, Part.VECTORS, Selection.ALL, DumpRow.Vector.class)
          .forEach(row -> distinct.add(row.vector()));
      List<DumpRow.Node> ground =
          dump(store, path, Part.GRAPH, Selection.ALL, DumpRow.Node.class).stream()
              .filter(node -> node.level() == 0)
              .toList();
      assertThat(ground).hasSameSizeAs(distinct);
      assertThat(ground)
          .allMatch(node -> node.neighbours().stream().allMatch(other -> other < ground.size()));
      nodes += ground.size();
    }
    assertThat(nodes).isPositive();
  }

  @Test
  void onlyWhatIsWantedIsShown() {
    RandomStore store = RandomStore.closed(9);
    String path = store.inspector().segments().getFirst();
    UUID id =
        dump(store, path, Part.KEYS, new Selection(Optional.empty(), 3), DumpRow.Key.class)
            .getLast()
            .id();
    assertThat(
            dump(
                store, path, Part.ITEMS, new Selection(Optional.of(id), 99), DumpRow.ItemRow.class))
        .isNotEmpty()
        .allMatch(row -> row.id().equals(Optional.of(id)));
    assertThat(
            dump(
                store, path, Part.EDGES, new Selection(Optional.of(id), 99), DumpRow.EdgeRow.class))
        .allMatch(
            row -> row.source().equals(Optional.of(id)) || row.target().equals(Optional.of(id)));
    assertThat(
            dump(
                store, path, Part.ITEMS, new Selection(Optional.empty(), 2), DumpRow.ItemRow.class))
        .hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(Section.Role.class)
  void damageHidesNothingElse(Section.Role role) throws IOException {
    RandomStore store = RandomStore.closed(10);
    String path = store.inspector().segments().getFirst();
    List<Wounds.Place> places =
        Wounds.of(store.disk, role).stream()
            .filter(place -> path.endsWith("%06d.seg".formatted(place.segment())))
            .toList();
    assertThat(places).hasSizeGreaterThan(5);
    List<DumpRow.ItemRow> right =
        dump(store, path, Part.ITEMS, Selection.ALL, DumpRow.ItemRow.class);
    for (Wounds.Place place : places) {
      place.atHead(store.disk);
      findings.clear();
      List<DumpRow.SectionRow> layout =
          dump(store, path, Part.LAYOUT, Selection.ALL, DumpRow.SectionRow.class);
      assertThat(layout)
          .filteredOn(row -> !row.state().equals("sound"))
          .singleElement()
          .matches(row -> row.section().equals(place.section().text()));
      assertThat(findings)
          .singleElement()
          .matches(found -> found.section().equals(place.section().text()))
          .matches(found -> found.file().endsWith(path.substring("segments/".length())))
          .matches(
              found ->
                  (found.severity() == Finding.Severity.INDEX) == (role == Section.Role.INDEX));
      List<DumpRow.ItemRow> read =
          dump(store, path, Part.ITEMS, Selection.ALL, DumpRow.ItemRow.class);
      if (place.section() != Section.SHAPE) {
        assertThat(read).as(place.section().text()).hasSameSizeAs(right);
        for (int i = 0; i < right.size(); i++) {
          if (!read.get(i).unread().contains("content")) {
            assertThat(read.get(i).content()).isEqualTo(right.get(i).content());
          }
        }
      }
      place.atHead(store.disk);
    }
  }

  @Test
  void aFileThatCannotBeOpenedSaysWhy() throws IOException {
    RandomStore store = RandomStore.closed(11);
    String path = store.inspector().segments().getFirst();
    store.disk.flip(path, 3, 1);
    assertThat(dump(store, path, Part.LAYOUT, Selection.ALL, DumpRow.SectionRow.class)).isEmpty();
    assertThat(findings).singleElement().matches(found -> found.what().contains("T4DXSEGM"));
  }

  @Test
  void nothingIsWritten() throws IOException {
    RandomStore store = RandomStore.closed(12);
    Map<String, String> before = DiskImage.of(store.disk, "segments");
    for (Part part : Part.values()) {
      all(store, part, DumpRow.class);
    }
    assertThat(DiskImage.of(store.disk, "segments")).isEqualTo(before);
  }
}
