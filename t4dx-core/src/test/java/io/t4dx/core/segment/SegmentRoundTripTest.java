package io.t4dx.core.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.t4dx.core.codec.Seeds;
import io.t4dx.core.disk.DiskFileExistsException;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.index.kernel.Metric;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemFields;
import io.t4dx.model.ItemKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A segment answers as the model does that it was written from. */
final class SegmentRoundTripTest {
  private final SimulatedDisk disk = new SimulatedDisk();

  private Segment written(SegmentModel model) throws IOException {
    SegmentInfo info = SegmentWriter.write(disk, 12, model, Metric.COSINE);
    Segment segment = Segment.open(disk, info);
    assertThat(segment.verify()).isEmpty();
    return segment;
  }

  private void agrees(SegmentModel model) throws IOException {
    try (Segment segment = written(model)) {
      assertThat(SegmentAnswers.of(segment)).isEqualTo(SegmentAnswers.of(model));
    }
    disk.delete("segments/000012.seg");
  }

  @Test
  void withRandomContents() throws IOException {
    long seed = Seeds.of("SegmentRoundTripTest", new SplittableRandom().nextLong());
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 60; round++) {
      RandomSegments contents = new RandomSegments(random.nextLong());
      agrees(contents.model(random.nextInt(120), random.nextInt(150)));
    }
  }

  @Test
  void withNothing() throws IOException {
    agrees(new SegmentModel(3));
  }

  @Test
  void withOneRow() throws IOException {
    agrees(new RandomSegments(1).model(1, 0));
  }

  @Test
  void withEdgesOnly() throws IOException {
    agrees(new RandomSegments(2).model(0, 50));
  }

  @Test
  void withExtremeValues() throws IOException {
    agrees(RandomSegments.extremes());
  }

  @Test
  void withManyRowsOverManyPages() throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    SegmentModel model = new SegmentModel(64);
    for (int i = 0; i < 6000; i++) {
      // Ids rise in bursts, as those of a clock do, or lie anywhere.
      UUID id =
          i % 3 == 0
              ? new UUID(random.nextLong(), random.nextLong())
              : new UUID((1L << 60) + (i / 500) * 1_000_000L + i, random.nextLong());
      ItemFields fields = ItemFields.of(ItemDraft.in("many").kappa(i / 6000f).build(), i);
      float[] vector = new float[64];
      vector[i % 64] = i;
      model.put(
          new ItemKey("many", id),
          i + 17,
          fields,
          "text " + "x".repeat(random.nextInt(300)),
          vector);
    }
    try (Segment segment = written(model)) {
      int row = 0;
      for (SegmentModel.ModelItem item : model.items.values()) {
        assertThat(segment.find("many", item.key().id())).isEqualTo(row);
        assertThat(segment.lowerRow("many", item.key().id())).isEqualTo(row);
        assertThat(segment.content(row)).isEqualTo(item.content());
        assertThat(segment.fields(row)).isEqualTo(item.fields());
        assertThat(segment.vector(row)).isEqualTo(item.vector().orElseThrow().toArray());
        row++;
      }
      for (int i = 0; i < 6000; i++) {
        assertThat(segment.find("many", new UUID(random.nextLong(), 0))).isEqualTo(-1);
      }
    }
  }

  @Test
  void aPackedTextIsThereWhenTheSegmentIsNotAnyMore() throws IOException {
    SegmentModel model = new RandomSegments(5).model(50, 0);
    ItemFields fields = ItemFields.of(ItemDraft.in("long").build(), 1);
    for (int i = 0; i < 5; i++) {
      model.put(
          new ItemKey("long", new UUID(0, i)), 100 + i, fields, ("text " + i).repeat(200), null);
    }
    List<Supplier<String>> packed = new ArrayList<>();
    try (Segment segment = written(model)) {
      RowReader reader = segment.reader();
      for (int row = 0; row < segment.rows(); row++) {
        packed.add(reader.packedContent(row));
      }
    }
    assertThat(packed.stream().map(Supplier::get))
        .containsExactlyElementsOf(
            model.items.values().stream().map(SegmentModel.ModelItem::content).toList());
  }

  @Test
  void doesNotFindWhatIsElsewhere() throws IOException {
    SegmentModel model = new RandomSegments(3).model(60, 60);
    try (Segment segment = written(model)) {
      for (ItemKey key : model.items.keySet()) {
        assertThat(segment.find("nobody", key.id())).isEqualTo(-1);
        ItemKey other = new ItemKey("bob".equals(key.namespace()) ? "alice" : "bob", key.id());
        assertThat(segment.find(other.namespace(), other.id()) >= 0)
            .isEqualTo(model.items.containsKey(other));
      }
      for (EdgeKey key : model.edges.keySet()) {
        EdgeKey turned = new EdgeKey(key.namespace(), key.target(), key.type(), key.source());
        assertThat(segment.findEdge(turned) >= 0).isEqualTo(model.edges.containsKey(turned));
        assertThat(
                segment.findEdge(
                    new EdgeKey(key.namespace(), key.source(), EdgeType.USES, key.target())))
            .isEqualTo(-1);
      }
    }
  }

  @Test
  void refusesToReplaceAFile() throws IOException {
    written(new RandomSegments(4).model(3, 3)).close();
    assertThatThrownBy(() -> SegmentWriter.write(disk, 12, new SegmentModel(1), Metric.DOT))
        .isInstanceOf(DiskFileExistsException.class)
        .hasMessageContaining("000012.seg");
  }
}
