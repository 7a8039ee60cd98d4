package io.t4dx.core.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.disk.sim.Operation;
import io.t4dx.core.segment.Forger;
import io.t4dx.core.segment.format.Section;
import io.t4dx.core.segment.format.SegmentDescriptor;
import io.t4dx.index.page.CheckedBytes;
import io.t4dx.inspect.CheckListener;
import io.t4dx.inspect.CheckReport;
import io.t4dx.inspect.Finding;
import io.t4dx.store.Store;
import io.t4dx.testing.DiskImage;
import io.t4dx.testing.Wounds;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A check finds every damage, wherever it is, and says where. */
final class StoreCheckTest {
  private static CheckReport check(RandomStore store) {
    return store.inspector().check(false, CheckListener.NONE);
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void aStoreAsItWasWrittenIsSound(long seed) {
    RandomStore store = RandomStore.closed(seed);
    CheckReport report = store.inspector().check(true, CheckListener.NONE);
    assertThat(report.findings()).isEmpty();
    assertThat(report.isSound()).isTrue();
    assertThat(report.files()).isGreaterThan(6);
  }

  @Test
  void aStoreThatIsOpenIsSound() {
    RandomStore store = new RandomStore(24);
    try (Store open = store.open()) {
      store.write(open, 30);
      assertThat(store.inspector().check(true, CheckListener.NONE).isSound()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Section.Role.class)
  void damageInEverySectionIsFound(Section.Role role) throws IOException {
    RandomStore store = RandomStore.closed(25);
    List<Wounds.Place> places = Wounds.of(store.disk, role);
    assertThat(places).hasSizeGreaterThan(10);
    for (Wounds.Place place : places) {
      place.inBody(store.disk);
      assertThat(check(store).damages())
          .as("%s of segment %d", place.section(), place.segment())
          .singleElement()
          .matches(found -> found.section().equals(place.section().text()))
          .matches(found -> found.file().endsWith("%06d.seg".formatted(place.segment())))
          .matches(found -> found.offset() >= place.offset())
          .matches(found -> found.offset() < place.offset() + place.length())
          .matches(found -> !found.remedy().isEmpty());
      place.inBody(store.disk);
    }
    assertThat(check(store).isSound()).isTrue();
  }

  @Test
  void damageInEveryOtherFileIsFound() throws IOException {
    RandomStore store = RandomStore.closed(26);
    List<String> files = new ArrayList<>(List.of("STORE.json", "CURRENT"));
    store.disk.list("").stream().filter(name -> name.startsWith("manifest-")).forEach(files::add);
    store.disk.list("segments").stream()
        .filter(name -> name.endsWith(".hnsw"))
        .map(name -> "segments/" + name)
        .forEach(files::add);
    store.disk.list("wal").stream()
        .filter(name -> name.endsWith(".jsonl"))
        .map(name -> "wal/" + name)
        .forEach(files::add);
    assertThat(files).hasSizeGreaterThan(5);
    for (String file : files) {
      store.disk.flip(file, 20, 2);
      assertThat(check(store).damages())
          .as(file)
          .isNotEmpty()
          .anyMatch(found -> found.file().endsWith(file));
      store.disk.flip(file, 20, 2);
    }
    assertThat(check(store).isSound()).isTrue();
  }

  @Test
  void severalDamagesAreAllTold() throws IOException {
    RandomStore store = RandomStore.closed(27);
    List<Wounds.Place> places = Wounds.of(store.disk, Section.Role.INDEX);
    for (Wounds.Place place : places) {
      place.inBody(store.disk);
    }
    assertThat(check(store).damages())
        .hasSize(places.size())
        .allMatch(found -> found.severity() == Finding.Severity.INDEX);
  }

  @Test
  void aFileThatIsMissingIsTold() throws IOException {
    RandomStore store = RandomStore.closed(28);
    String path = store.inspector().segments().getFirst();
    store.disk.delete(path);
    assertThat(check(store).damages())
        .singleElement()
        .matches(found -> found.file().endsWith(path))
        .matches(found -> found.what().equals("it is missing"));
  }

  @Test
  void aForgedSegmentIsNotTheOneOfTheManifest() throws IOException {
    RandomStore store = RandomStore.closed(29);
    String path = store.inspector().segments().getFirst();
    Forger.forge(store.disk, path, Section.ROW_RECORDS, false, bytes -> bytes.fill((byte) 0));
    assertThat(check(store).damages()).anyMatch(found -> found.file().endsWith(path));
  }

  @Test
  void aGraphInWhichSearchesGetLostIsFound() throws IOException {
    RandomStore store = RandomStore.closed(32);
    String path =
        store.disk.list("segments").stream()
            .filter(name -> name.endsWith(".hnsw"))
            .map(name -> "segments/" + name)
            .findFirst()
            .orElseThrow();
    byte[] bytes = DiskImage.read(store.disk, path);
    loseNeighbours(MemorySegment.ofArray(bytes).asSlice(64));
    DiskImage.write(store.disk, path, 0, bytes);
    assertThat(check(store).isSound()).isTrue();
    assertThat(store.inspector().check(true, CheckListener.NONE).damages())
        .singleElement()
        .matches(found -> found.file().endsWith(path))
        .matches(found -> found.what().contains("cannot be reached"));
  }

  /** Takes all links of the ground out of an index, whose checksums fit afterwards. */
  private static void loseNeighbours(MemorySegment image) {
    long ground = image.get(SegmentDescriptor.LONG, 72 + 16);
    long length = image.get(SegmentDescriptor.LONG, 72 + 24);
    long pages = image.get(SegmentDescriptor.LONG, 72 + 16 * 7);
    image.asSlice(ground, length).fill((byte) 0);
    MemorySegment sums = image.asSlice(pages);
    CheckedBytes.fill(image, 256, pages, sums);
    image.set(SegmentDescriptor.INT, 200, CheckedBytes.crc(sums, 0, sums.byteSize()));
    image.set(SegmentDescriptor.INT, 252, CheckedBytes.crc(image, 0, 252));
  }

  @Test
  void progressRisesToTheEnd() {
    RandomStore store = RandomStore.closed(30);
    List<Long> done = new ArrayList<>();
    long[] total = new long[1];
    CheckReport report =
        store
            .inspector()
            .check(
                false,
                (_, bytes, of) -> {
                  done.add(bytes);
                  total[0] = of;
                });
    assertThat(done).isSorted().hasSizeGreaterThan(20);
    assertThat(done.getLast()).isEqualTo(report.bytes());
    assertThat((double) report.bytes() / total[0]).isBetween(0.99, 1.0);
  }

  @Test
  void nothingIsWritten() throws IOException {
    RandomStore store = RandomStore.closed(31);
    Map<String, String> before = DiskImage.of(store.disk, "segments");
    List<String> root = store.disk.list("");
    long writes = store.disk.operations(Operation.WRITE);
    store.inspector().check(true, CheckListener.NONE);
    store.inspector().space();
    store.inspector().picture(100);
    assertThat(store.disk.operations(Operation.WRITE)).isEqualTo(writes);
    assertThat(DiskImage.of(store.disk, "segments")).isEqualTo(before);
    assertThat(store.disk.list("")).isEqualTo(root);
  }
}
