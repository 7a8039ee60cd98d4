package io.t4dx.core.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.log.format.LogPaths;
import io.t4dx.inspect.LogDump;
import io.t4dx.inspect.Manifests;
import io.t4dx.inspect.Picture;
import io.t4dx.inspect.Space;
import io.t4dx.inspect.Whereabouts;
import io.t4dx.inspect.Whereabouts.Kind;
import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeType;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.store.Store;
import io.t4dx.write.FieldUpdate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Log, manifests, places, bytes and the picture of a store. */
final class StoreInspectorTest {
  private static final ItemKey TEA = new ItemKey("alice", new UUID(7, 7));

  private static List<LogDump.Line> lines(RandomStore store) {
    List<LogDump.Line> lines = new ArrayList<>();
    assertThat(store.inspector().log().print(0, Long.MAX_VALUE, Long.MAX_VALUE, lines::add))
        .isEmpty();
    return lines;
  }

  @Test
  void everyWriteOfTheLogIsPrinted() {
    RandomStore store = new RandomStore(41);
    try (Store open = store.open()) {
      store.write(open, 10);
      List<LogDump.Line> lines = lines(store);
      long first = lines.getFirst().lsn();
      assertThat(lines.stream().map(LogDump.Line::lsn))
          .isEqualTo(LongStream.rangeClosed(first, open.lsn()).boxed().toList());
      assertThat(lines).allMatch(line -> line.ops().startsWith("[{\"op\":"));
      assertThat(lines).allMatch(line -> !line.deeds().isEmpty());
      List<LogDump.Line> two = new ArrayList<>();
      store.inspector().log().print(first + 1, Long.MAX_VALUE, 2, two::add);
      assertThat(two).isEqualTo(lines.subList(1, 3));
    }
    assertThat(lines(store).getLast().seal()).isTrue();
    assertThat(store.inspector().log().files().getLast().state()).isEqualTo("sealed");
    assertThat(store.inspector().log().verify().sealed()).isTrue();
  }

  @Test
  void linesBehindDamageArePrinted() throws IOException {
    RandomStore store = new RandomStore(42);
    try (Store open = store.open()) {
      store.write(open, 3);
      List<LogDump.Line> right = lines(store);
      LogDump.Line hurt = right.get(right.size() - 2);
      String file = hurt.file().substring(hurt.file().indexOf(LogPaths.DIRECTORY + "/"));
      store.disk.flip(file, hurt.offset() + 30, 1);
      List<LogDump.Line> read = new ArrayList<>();
      assertThat(store.inspector().log().print(0, Long.MAX_VALUE, Long.MAX_VALUE, read::add))
          .singleElement()
          .matches(found -> found.isDamage() && found.offset() == hurt.offset());
      right.remove(hurt);
      assertThat(read).isEqualTo(right);
      assertThat(store.inspector().log().files())
          .anyMatch(row -> row.state().equals("damaged at offset " + hurt.offset()));
      store.disk.flip(file, hurt.offset() + 30, 1);
      assertThat(lines(store)).contains(hurt);
    }
  }

  @Test
  void whatIsWrittenLaterIsFollowed() {
    RandomStore store = new RandomStore(43);
    try (Store open = store.open();
        LogDump.Follower follower = store.inspector().log().follow(0)) {
      Set<Long> seen = new HashSet<>();
      for (int round = 0; round < 40; round++) {
        store.write(open, 2);
        Optional<LogDump.Line> line = follower.next();
        while (line.isPresent()) {
          assertThat(seen.add(line.get().lsn())).isTrue();
          line = follower.next();
        }
        assertThat(seen).as("round %d", round).hasSize((int) open.lsn());
      }
      assertThat(store.inspector().segments()).hasSizeGreaterThan(2);
    }
  }

  @Test
  void manifestsTellTheirHistory() {
    RandomStore store = new RandomStore(44);
    try (Store open = store.open()) {
      store.write(open, 120);
    }
    Manifests manifests = store.inspector().manifests();
    List<Manifests.Glance> history = manifests.history();
    assertThat(history).hasSize(3).first().matches(Manifests.Glance::inForce);
    long newest = history.getFirst().number();
    assertThat(manifests.inForce()).hasValue(newest);
    Manifests.Version version = manifests.print(newest).orElseThrow();
    assertThat(version.segments()).hasSize(store.inspector().segments().size());
    assertThat(manifests.diff(newest - 1, newest))
        .anyMatch(
            difference ->
                difference.what().equals("log position")
                    && difference.after().equals(String.valueOf(version.logPosition())))
        .anyMatch(difference -> difference.before().isEmpty());
    assertThat(manifests.diff(newest, newest)).isEmpty();
    assertThat(manifests.print(999)).isEmpty();
  }

  @Test
  void anIdIsFoundWhereverItIsOrWas() {
    RandomStore store = new RandomStore(45);
    try (Store open = store.open()) {
      open.insert(
          ItemDraft.in("alice").id(TEA.id()).content("tea").build(),
          EdgeDraft.of("alice", TEA.id(), EdgeType.CAUSES, new UUID(8, 8), 0.5f));
      open.flush();
      assertThat(kinds(store)).containsOnly(Kind.ROW, Kind.EDGE);
      open.update(TEA, FieldUpdate.builder().kappa(0.9f).build());
      assertThat(kinds(store)).containsExactly(Kind.ROW, Kind.EDGE, Kind.LOG);
      open.flush();
      assertThat(kinds(store)).containsExactly(Kind.ROW, Kind.PATCH, Kind.EDGE);
      open.delete(TEA);
      open.flush();
      Whereabouts gone = store.inspector().find(TEA.id(), Optional.of("alice"));
      assertThat(gone.places())
          .filteredOn(place -> place.kind() == Kind.ROW || place.kind() == Kind.EDGE)
          .hasSize(2)
          .allMatch(place -> place.state().equals("dead"));
      assertThat(gone.places()).anyMatch(place -> place.kind() == Kind.TOMBSTONE);
      assertThat(store.inspector().find(TEA.id(), Optional.of("bob")).places()).isEmpty();
      assertThat(store.inspector().find(new UUID(8, 8), Optional.empty()).places())
          .extracting(Whereabouts.Place::kind)
          .contains(Kind.EDGE);
    }
  }

  private static List<Kind> kinds(RandomStore store) {
    Whereabouts found = store.inspector().find(TEA.id(), Optional.empty());
    assertThat(found.findings()).isEmpty();
    return found.places().stream().map(Whereabouts.Place::kind).toList();
  }

  @Test
  void theSpaceIsThatOfAllFiles() throws IOException {
    RandomStore store = RandomStore.closed(46);
    Space space = store.inspector().space();
    long all = 0;
    for (String directory : List.of("", "segments", "wal")) {
      for (String name : store.disk.list(directory)) {
        String path = directory.isEmpty() ? name : directory + "/" + name;
        if (name.contains(".") || name.equals("CURRENT")) {
          try (DiskFile file = store.disk.openForRead(path)) {
            all += file.size();
          }
        }
      }
    }
    assertThat(space.bytes()).isEqualTo(all);
    long segments =
        space.kinds().stream()
            .filter(kind -> kind.kind().equals("segments"))
            .mapToLong(Space.Kind::bytes)
            .sum();
    assertThat(space.sections().stream().mapToLong(Space.Section::bytes).sum()).isEqualTo(segments);
    try (Store open = store.open()) {
      assertThat(space.items()).isEqualTo(store.itemsOf(open).size());
      assertThat(space.edges()).isEqualTo(store.edgesOf(open).size());
    }
    assertThat(space.liveBytes()).isBetween(1L, segments);
  }

  @Test
  void thePictureCountsWhatTheStoreHas() {
    RandomStore store = RandomStore.closed(47);
    Picture picture = store.inspector().picture(10);
    int items;
    int edges;
    int[] kappa = new int[20];
    try (Store open = store.open()) {
      items = store.itemsOf(open).size();
      edges = store.edgesOf(open).size();
      store
          .itemsOf(open)
          .values()
          .forEach(item -> kappa[Math.min(19, (int) ((double) item.kappa() * 20))]++);
    }
    assertThat(picture.kappa().stream().mapToInt(Integer::intValue).toArray()).isEqualTo(kappa);
    assertThat(picture.importance().stream().mapToInt(Integer::intValue).sum()).isEqualTo(items);
    assertThat(picture.timeline().counts().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(items);
    assertThat(picture.edgeTypes().stream().mapToLong(Picture.EdgeTypeShape::edges).sum())
        .isEqualTo(edges);
    assertThat(picture.points()).hasSizeBetween(1, 10);
    assertThat(picture.points())
        .allMatch(point -> Math.abs(point.x()) <= 1 && Math.abs(point.y()) <= 1);
    assertThat(picture.graphs()).allMatch(graph -> graph.unreachable() == 0);
    assertThat(picture.facts()).containsEntry("items", String.valueOf(items));
    assertThat(picture.findings()).isEmpty();
  }

  @Test
  void anEmptyDirectoryIsNoStore() {
    RandomStore store = new RandomStore(48);
    assertThat(store.inspector().isStore()).isFalse();
    assertThat(store.inspector().segments()).isEmpty();
    assertThat(store.inspector().log().files()).isEmpty();
    assertThat(store.inspector().picture(10).points()).isEmpty();
  }
}
