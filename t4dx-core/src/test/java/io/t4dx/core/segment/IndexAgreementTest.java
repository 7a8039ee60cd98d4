package io.t4dx.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.core.segment.format.Section;
import io.t4dx.core.segment.format.SegmentDescriptor;
import io.t4dx.core.segment.format.SegmentFile;
import io.t4dx.index.kernel.Metric;
import io.t4dx.index.page.SealedImage;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.model.ItemFields;
import io.t4dx.model.ItemKey;
import io.t4dx.model.ItemType;
import io.t4dx.model.Metadata;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An index that says something else than the truth is found, though every checksum fits. */
final class IndexAgreementTest {
  private static final String FILE = "segments/000005.seg";
  private static final int DIMENSION = 64;
  private static final int ROWS = 30;

  private final SimulatedDisk disk = new SimulatedDisk();

  @BeforeEach
  void writeASegment() throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    SegmentModel model = new SegmentModel(DIMENSION);
    for (int i = 0; i < ROWS; i++) {
      float[] vector = new float[DIMENSION];
      for (int j = 0; j < DIMENSION; j++) {
        vector[j] = (float) random.nextDouble(-1, 1);
      }
      ItemFields fields =
          new ItemFields(
              (float) random.nextDouble(),
              (float) random.nextDouble(),
              ItemType.EPISODIC,
              1000 + random.nextInt(1000),
              2000 + i,
              1000,
              ItemFields.OPEN,
              i,
              Optional.of(i % 2 == 0 ? "monday" : "tuesday"),
              Metadata.of("rank", (long) (i % 3)));
      model.put(new ItemKey("alice", id(i)), 20 + i, fields, "number " + i, vector);
      model.putEdge(new EdgeKey("alice", id(i), EdgeType.CAUSES, id((i * 7 + 3) % ROWS)), 0.5f, 5);
    }
    SegmentWriter.write(disk, 5, model, Metric.COSINE);
  }

  private static UUID id(int number) {
    return new UUID(number, number);
  }

  private List<CorruptSegmentException> check() throws IOException {
    try (SegmentFile file = SegmentFile.open(disk, FILE)) {
      assertThat(file.verify()).as("checksums").isEmpty();
      return IndexAgreement.check(file);
    }
  }

  private void isFound(Section section, boolean image, Consumer<MemorySegment> change)
      throws IOException {
    Forger.forge(disk, FILE, section, image, change);
    assertThat(check())
        .singleElement()
        .matches(found -> found.section().equals(Optional.of(section)))
        .matches(CorruptSegmentException::isOfIndex);
  }

  private static Consumer<MemorySegment> zeros(long from, long length) {
    return bytes -> bytes.asSlice(from, length).fill((byte) 0);
  }

  @Test
  void aSegmentAsItIsWrittenAgrees() throws IOException {
    assertThat(check()).isEmpty();
  }

  @Test
  void randomSegmentsAgree() throws IOException {
    for (long seed = 0; seed < 20; seed++) {
      SegmentWriter.write(disk, 100 + seed, new RandomSegments(seed).model(40, 40), Metric.COSINE);
      try (SegmentFile file = SegmentFile.open(disk, "segments/000%d.seg".formatted(100 + seed))) {
        assertThat(IndexAgreement.check(file)).as("seed %d", seed).isEmpty();
      }
    }
    SegmentWriter.write(disk, 99, RandomSegments.extremes(), Metric.COSINE);
    try (SegmentFile file = SegmentFile.open(disk, "segments/000099.seg")) {
      assertThat(IndexAgreement.check(file)).isEmpty();
    }
  }

  @Test
  void aSieveThatKeepsAnItemOut() throws IOException {
    isFound(Section.ITEM_SIEVE, true, zeros(SealedImage.BODY, 64));
  }

  @Test
  void aSieveThatKeepsAnEdgeOut() throws IOException {
    isFound(Section.EDGE_SIEVE, true, zeros(SealedImage.BODY, 64));
  }

  @Test
  void aRecordThatIsNotWhatTheColumnsSay() throws IOException {
    isFound(
        Section.ROW_RECORDS,
        false,
        bytes -> bytes.set(SegmentDescriptor.FLOAT, 64 * 4 + RowRecords.KAPPA, 0.123f));
  }

  @Test
  void rowsThatAreNotInOrder() throws IOException {
    for (ItemColumn column : ItemColumn.values()) {
      if (column.orderSection().isPresent()) {
        writeASegment(column.orderSection().get());
      }
    }
  }

  private void writeASegment(Section order) throws IOException {
    disk.delete(FILE);
    writeASegment();
    isFound(
        order,
        true,
        bytes -> {
          int first = bytes.get(SegmentDescriptor.INT, SealedImage.BODY);
          int second = bytes.get(SegmentDescriptor.INT, SealedImage.BODY + 4);
          bytes.set(SegmentDescriptor.INT, SealedImage.BODY, second);
          bytes.set(SegmentDescriptor.INT, SealedImage.BODY + 4, first);
        });
  }

  @Test
  void aTermThatNoRowHas() throws IOException {
    isFound(
        Section.POSTINGS,
        true,
        bytes -> {
          // 'monday' becomes 'mondax', which still sorts where it stands.
          for (long at = 0; at < bytes.byteSize() - 6; at++) {
            if (new String(
                    bytes.asSlice(at, 6).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.US_ASCII)
                .equals("monday")) {
              bytes.set(ValueLayout.JAVA_BYTE, at + 5, (byte) 'x');
            }
          }
        });
  }

  @Test
  void statisticsThatRuleOutWhatIsThere() throws IOException {
    isFound(
        Section.STATISTICS, false, bytes -> bytes.set(SegmentDescriptor.LONG, 16 + 16 * 3, 2010L));
  }

  @Test
  void aVectorOfAnotherLength() throws IOException {
    isFound(
        Section.VECTOR_NORMS,
        true,
        bytes -> {
          // What the header says of the lowest and the highest stays true.
          float first = bytes.get(SegmentDescriptor.FLOAT, SealedImage.BODY);
          float second = bytes.get(SegmentDescriptor.FLOAT, SealedImage.BODY + 4);
          bytes.set(SegmentDescriptor.FLOAT, SealedImage.BODY, second);
          bytes.set(SegmentDescriptor.FLOAT, SealedImage.BODY + 4, first);
        });
  }

  @Test
  void aCodeThatIsFartherThanItSays() throws IOException {
    isFound(Section.VECTOR_CODES, true, zeros(SealedImage.BODY + 80, 32));
  }

  @Test
  void aCodeAtAnotherPlaceThanItIsSaidToBe() throws IOException {
    isFound(
        Section.VECTOR_CODES,
        true,
        bytes -> {
          long rows = SealedImage.BODY + ROWS * (DIMENSION + 16L) + 4 * ROWS;
          int first = bytes.get(SegmentDescriptor.INT, rows);
          bytes.set(SegmentDescriptor.INT, rows, bytes.get(SegmentDescriptor.INT, rows + 4));
          bytes.set(SegmentDescriptor.INT, rows + 4, first);
        });
  }

  @Test
  void anEdgeThatArrivesElsewhere() throws IOException {
    isFound(
        Section.EDGES_IN,
        true,
        bytes -> {
          long sources = SealedImage.BODY + SealedImage.aligned(4 * (ROWS + 1L));
          int first = bytes.get(SegmentDescriptor.INT, sources);
          int second = bytes.get(SegmentDescriptor.INT, sources + 4);
          bytes.set(SegmentDescriptor.INT, sources, second);
          bytes.set(SegmentDescriptor.INT, sources + 4, first);
        });
  }

  @Test
  void keysThatAreNotSorted() throws IOException {
    Forger.forge(
        disk,
        FILE,
        Section.KEYS,
        false,
        bytes -> bytes.asSlice(16, 16).copyFrom(bytes.asSlice(32, 16)));
    assertThat(check()).anyMatch(found -> found.section().equals(Optional.of(Section.KEYS)));
  }
}
