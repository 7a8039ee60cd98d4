package io.t4dx.compaction.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.t4dx.compaction.testing.FileBytes;
import io.t4dx.core.codec.EncodedOperations;
import io.t4dx.core.codec.OperationsWriter;
import io.t4dx.core.disk.sim.FaultPlan;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.disk.sim.Survival;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.write.Operation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** What was forgotten is found, as it was. */
final class ArchiveTest {
  private static final long PLENTY = 1 << 20;

  private final SimulatedDisk disk = new SimulatedDisk();

  private Archive open() throws IOException {
    return Archive.open(disk, PLENTY);
  }

  /** Items in a row, each with edges at the next one. */
  private static List<Operation> items(int from, int to) {
    return List.copyOf(
        IntStream.range(from, to).mapToObj(number -> Memories.item(number, number + 1)).toList());
  }

  static String text(byte[] gzipped) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzipped))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static String logged(Operation operation) {
    try (EncodedOperations encoded = new OperationsWriter(1 << 20).encode(List.of(operation))) {
      return new String(encoded.array(), 1, encoded.length() - 2, UTF_8);
    }
  }

  @Test
  void itemsAreReadFromTheirPlaces() throws IOException {
    List<Operation> items = items(0, 100);
    List<Place> places = open().append(items);
    assertThat(places).hasSameSizeAs(items);
    assertThat(places.stream().distinct()).hasSizeBetween(3, 10);
    Archive reopened = open();
    for (int i = 0; i < 100; i++) {
      assertThat(reopened.holds(places.get(i))).isTrue();
      assertThat(reopened.read(places.get(i), Memories.key(i))).contains(Memories.item(i, i + 1));
      assertThat(reopened.find(Memories.key(i))).contains(Memories.item(i, i + 1));
    }
    assertThat(reopened.read(places.getFirst(), Memories.key(100))).isEmpty();
    assertThat(reopened.read(places.getFirst(), new ItemKey("bob", Memories.id(0)))).isEmpty();
  }

  @Test
  void gzipPrintsTheLinesOfTheLog() throws IOException {
    List<Operation> operations = new ArrayList<>(items(0, 70));
    operations.add(Memories.dropped(1, 9));
    Archive archive = open();
    archive.append(operations);
    String text = text(FileBytes.read(disk, archive.files().getFirst()));
    assertThat(text).endsWith("\n");
    assertThat(text.lines()).isEqualTo(operations.stream().map(ArchiveTest::logged).toList());
  }

  @Test
  void theSameOperationsAreTheSameBytes() throws IOException {
    SimulatedDisk other = new SimulatedDisk();
    open().append(items(0, 40));
    Archive.open(other, PLENTY).append(items(0, 40));
    String path = "archive/000001.jsonl.gz";
    assertThat(FileBytes.read(disk, path)).isEqualTo(FileBytes.read(other, path));
  }

  @Test
  void everyAppendMakesAFileAndTheNewestStateIsFound() throws IOException {
    open().append(List.of(Memories.item(1, 2), Memories.item(1, 3)));
    Archive archive = open();
    assertThat(archive.find(Memories.key(1))).contains(Memories.item(1, 3));
    archive.append(List.of(Memories.item(1, 4)));
    assertThat(archive.append(List.of())).isEmpty();
    assertThat(archive.files())
        .containsExactly("archive/000001.jsonl.gz", "archive/000002.jsonl.gz");
    assertThat(archive.find(Memories.key(1))).contains(Memories.item(1, 4));
    assertThat(archive.bytes())
        .isEqualTo(
            FileBytes.read(disk, "archive/000001.jsonl.gz").length
                + FileBytes.read(disk, "archive/000002.jsonl.gz").length)
        .isEqualTo(open().bytes());
  }

  @Test
  void whatCannotBeRestoredIsRefused() throws IOException {
    Archive archive = open();
    Operation anonymous = new Operation.Insert(ItemDraft.in("alice").build(), List.of());
    for (Operation operation : List.of(anonymous, new Operation.Delete(Memories.key(1)))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> archive.append(List.of(Memories.loner(1), operation)))
          .withMessageContaining("archive takes");
    }
    assertThat(archive.files()).isEmpty();
  }

  @Test
  void theOldestFilesGoButNeverTheNewest() throws IOException {
    Archive first = open();
    Place oldest = first.append(List.of(Memories.item(1, 2))).getFirst();
    long one = first.bytes();
    Archive archive = Archive.open(disk, 3 * one);
    for (int i = 2; i < 6; i++) {
      archive.append(List.of(Memories.loner(i)));
      assertThat(archive.bytes()).isLessThanOrEqualTo(3 * one);
    }
    assertThat(archive.files().size()).isGreaterThan(1);
    assertThat(archive.files()).last().isEqualTo("archive/000005.jsonl.gz");
    assertThat(archive.holds(oldest)).isFalse();
    assertThat(archive.read(oldest, Memories.key(1))).isEmpty();
    assertThat(archive.find(Memories.key(5))).contains(Memories.loner(5));

    Archive none = Archive.open(disk, 0);
    none.append(items(10, 20));
    assertThat(none.files()).containsExactly("archive/000006.jsonl.gz");
    assertThat(none.find(Memories.key(10))).isPresent();
  }

  @Test
  void nothingOfAnErasedItemIsLeft() throws IOException {
    Archive archive = open();
    List<Place> places = archive.append(items(0, 100));
    archive.append(List.of(Memories.loner(1), Memories.dropped(1, 7), Memories.dropped(7, 1)));
    archive.append(List.of(Memories.item(7, 8), Memories.dropped(7, 8)));
    byte[] untouched = FileBytes.read(disk, "archive/000003.jsonl.gz");

    assertThat(archive.rewriteWithout(Memories.key(1)::equals))
        .containsExactly("archive/000001.jsonl.gz", "archive/000002.jsonl.gz");
    assertThat(archive.files())
        .containsExactly("archive/000001.jsonl.gz", "archive/000003.jsonl.gz");
    assertThat(archive.find(Memories.key(1))).isEmpty();
    assertThat(archive.read(places.get(1), Memories.key(1))).isEmpty();
    for (String file : archive.files()) {
      assertThat(text(FileBytes.read(disk, file))).doesNotContain(Memories.id(1).toString());
    }
    assertThat(FileBytes.read(disk, "archive/000003.jsonl.gz")).isEqualTo(untouched);
    assertThat(archive.rewriteWithout(Memories.key(1)::equals)).isEmpty();
    assertThat(archive.bytes()).isEqualTo(open().bytes());
  }

  @Test
  void placesGoOnToWorkAfterAFileWasWrittenAgain() throws IOException {
    Archive archive = open();
    List<Place> places = archive.append(items(0, 100));
    archive.append(List.of(Memories.item(50, 99)));
    archive.rewriteWithout(key -> (key.id().getLeastSignificantBits() & 1) == 1);
    for (int i = 0; i < 100; i += 2) {
      assertThat(archive.read(places.get(i), Memories.key(i))).contains(Memories.loner(i));
    }
  }

  @Test
  void aNamespaceCanBeErased() throws IOException {
    Archive archive = open();
    archive.append(items(0, 3));
    assertThat(archive.rewriteWithout(key -> key.namespace().equals("bob"))).isEmpty();
    assertThat(archive.rewriteWithout(key -> key.namespace().equals("alice"))).hasSize(1);
    assertThat(archive.files()).isEmpty();
    assertThat(disk.list("archive")).isEmpty();
    archive.append(items(0, 3));
    assertThat(archive.files()).containsExactly("archive/000002.jsonl.gz");
  }

  @Test
  void anErasureLeavesNothingOfWhatWasNeverFinished() throws IOException {
    Archive archive = open();
    archive.append(items(0, 3));
    FileBytes.put(disk, "archive/000009.jsonl.gz.new", new byte[] {1});
    FileBytes.put(disk, "archive/readme.new", new byte[] {1});
    archive.rewriteWithout(_ -> false);
    assertThat(disk.list("archive")).containsExactly("000001.jsonl.gz", "readme.new");
  }

  @Test
  void anItemCanBeLarge() throws IOException {
    ItemDraft large =
        ItemDraft.in("alice").id(Memories.id(1)).content("tea ".repeat(1 << 18)).build();
    Operation.Insert insert = new Operation.Insert(large, List.of());
    List<Place> places = open().append(List.of(insert, Memories.loner(2), Memories.loner(3)));
    assertThat(places.get(1).offset()).isGreaterThan(places.get(0).offset());
    assertThat(places.get(2)).isEqualTo(places.get(1));
    assertThat(open().read(places.getFirst(), Memories.key(1))).contains(insert);
  }

  @Test
  void whatIsAppendedAfterAFailureIsDurable() throws IOException {
    Archive archive = open();
    disk.plan(FaultPlan.NONE.failAt(io.t4dx.core.disk.sim.Operation.DIRECTORY_SYNC, 1));
    assertThatIOException().isThrownBy(() -> archive.append(items(0, 1)));
    archive.append(items(1, 2));
    Archive found = Archive.open(disk.crash(Survival.NONE), PLENTY);
    assertThat(found.find(Memories.key(1))).contains(Memories.item(1, 2));
  }
}
