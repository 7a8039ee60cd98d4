package io.t4dx.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.segment.format.SegmentPaths;
import io.t4dx.index.kernel.Metric;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemFields;
import io.t4dx.model.ItemKey;
import io.t4dx.model.ItemType;
import io.t4dx.model.Metadata;
import io.t4dx.testing.DiskImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * The bytes of a small segment, which later versions must still read. After a change on purpose,
 * write the file again with {@code -Dt4dx.golden=rewrite}.
 */
final class SegmentGoldenTest {
  private static final Path FILE = Path.of("src/test/resources/io/t4dx/core/segment/golden.seg");
  private static final long NUMBER = 3;
  private static final UUID TEA = UUID.fromString("0193e7a0-7c2b-7a3b-8f2e-1234567890ab");
  private static final UUID COFFEE = UUID.fromString("f193e7a0-7c2b-7a3b-8f2e-1234567890ab");
  private static final long THEN = 1_763_700_000_123_456L;

  private static SegmentModel model() {
    SegmentModel model = new SegmentModel(3);
    ItemFields whole =
        ItemFields.of(
            ItemDraft.in("alice")
                .kappa(0.25f)
                .importance(0.7f)
                .type(ItemType.SEMANTIC)
                .validFrom(Instant.EPOCH)
                .validUntil(Instant.ofEpochSecond(2_000_000_000))
                .accessCount(3)
                .session("morning")
                .metadata(
                    Metadata.of(
                        Map.of(
                            "text",
                            "a/b",
                            "long",
                            9007199254740993L,
                            "double",
                            1.0,
                            "flag",
                            true,
                            "list",
                            List.of("a", 1L, -0.0, false))))
                .build(),
            THEN);
    ItemFields plain = ItemFields.of(ItemDraft.in("alice").build(), THEN + 1);
    float[] vector = {0.1f, -0f, Float.MAX_VALUE};
    model.put(new ItemKey("alice", TEA), 20, whole, "likes green tea, ".repeat(40), vector);
    model.put(new ItemKey("alice", COFFEE), 21, plain, "茶", null);
    model.put(new ItemKey("bob", TEA), 22, plain, "", new float[] {1, 2, 3});
    edge(model, new EdgeKey("alice", TEA, EdgeType.SIMILAR_TO, COFFEE), Metadata.EMPTY);
    edge(model, new EdgeKey("alice", COFFEE, EdgeType.USES, TEA), Metadata.of("why", "hot"));
    edge(model, new EdgeKey("carol", TEA, EdgeType.USES, TEA), Metadata.EMPTY);
    model.patches.add(new Patch(new ItemKey("dave", COFFEE), 23, whole));
    model.itemTombstones.add(new ItemTombstone(new ItemKey("alice", new UUID(0, 1)), 24));
    model.edgeTombstones.add(
        new EdgeTombstone(new EdgeKey("bob", TEA, new EdgeType("größer"), COFFEE), 25));
    model.scalesSeen.put("alice", 7L);
    return model;
  }

  private static void edge(SegmentModel model, EdgeKey key, Metadata metadata) {
    model.edges.put(key, new EdgeView(key, 0.5f, THEN, 30, metadata));
  }

  @Test
  void aSegmentIsWrittenAsTheFileSays() throws IOException {
    SimulatedDisk disk = new SimulatedDisk();
    SegmentWriter.write(disk, NUMBER, model(), Metric.COSINE);
    byte[] written = DiskImage.read(disk, SegmentPaths.file(NUMBER));
    if ("rewrite".equals(System.getProperty("t4dx.golden"))) {
      Files.createDirectories(FILE.getParent());
      Files.write(FILE, written);
    }
    assertThat(written).isEqualTo(Files.readAllBytes(FILE));
  }

  @Test
  void theFileReadsAsTheModel() throws IOException {
    SimulatedDisk disk = new SimulatedDisk();
    disk.createDirectory(SegmentPaths.DIRECTORY);
    disk.create(SegmentPaths.file(NUMBER)).close();
    DiskImage.write(disk, SegmentPaths.file(NUMBER), 0, Files.readAllBytes(FILE));
    try (Segment segment = Segment.open(disk, NUMBER)) {
      assertThat(segment.verify()).isEmpty();
      assertThat(SegmentAnswers.of(segment)).isEqualTo(SegmentAnswers.of(model()));
    }
  }
}
