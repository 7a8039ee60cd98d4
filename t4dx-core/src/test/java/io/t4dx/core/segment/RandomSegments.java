package io.t4dx.core.segment;

import io.t4dx.model.EdgeDraft;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemFields;
import io.t4dx.model.ItemKey;
import io.t4dx.model.ItemType;
import io.t4dx.model.Metadata;
import io.t4dx.model.Micros;
import io.t4dx.testing.ManualClock;
import io.t4dx.testing.RandomItems;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;

/** Random contents of segments, out of a small world whose values are often extreme. */
final class RandomSegments {
  static final int DIMENSION = 5;

  private final SplittableRandom random;
  private final RandomItems world;

  RandomSegments(long seed) {
    this.random = new SplittableRandom(seed);
    this.world =
        new RandomItems(random.split(), new ManualClock(1_763_700_000_000_000L), DIMENSION, 40);
  }

  SegmentModel model(int items, int edges) {
    SegmentModel model = new SegmentModel(DIMENSION);
    for (int i = 0; i < items; i++) {
      putItem(model);
    }
    for (int i = 0; i < edges; i++) {
      EdgeDraft edge = world.edgeDraft();
      model.edges.put(
          edge.key(),
          new EdgeView(
              edge.key(),
              edge.weight(),
              edge.createdAt().map(time -> Micros.of("createdAt", time)).orElse(-1L),
              lsn(),
              edge.metadata()));
    }
    for (int i = random.nextInt(6); i > 0; i--) {
      model.patches.add(new Patch(elsewhere(), lsn(), fields()));
      model.itemTombstones.add(new ItemTombstone(elsewhere(), lsn()));
      model.edgeTombstones.add(new EdgeTombstone(world.edgeKey(), lsn()));
    }
    model.scalesSeen.put(world.namespace(), random.nextLong(0, 1000));
    return model;
  }

  /** What no random draw would hit. */
  static SegmentModel extremes() {
    SegmentModel model = new SegmentModel(1);
    ItemFields extreme =
        new ItemFields(
            1f,
            0f,
            ItemType.PROCEDURAL,
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            ItemFields.OPEN,
            Long.MAX_VALUE,
            Optional.of("s".repeat(1024)),
            Metadata.of(
                Map.of(
                    "n".repeat(256),
                    "\uDBFF\uDFFF".repeat(16 << 10),
                    "list",
                    List.of(Long.MIN_VALUE, -0.0, true, "", Double.MAX_VALUE),
                    "empty",
                    List.of(),
                    "\u0000",
                    Long.MAX_VALUE)));
    UUID highest = new UUID(-1, -1);
    UUID lowest = new UUID(0, 0);
    model.put(
        new ItemKey("\uFFFF", highest), Long.MAX_VALUE, extreme, "x".repeat(3 << 20), new float[1]);
    model.put(
        new ItemKey("\uD83D\uDE00", lowest), 1, extreme, "\u0000", new float[] {-Float.MAX_VALUE});
    model.put(new ItemKey("\uD83D\uDE00", highest), 2, extreme, "", null);
    return model;
  }

  private void putItem(SegmentModel model) {
    ItemDraft draft = world.draft();
    ItemKey key = new ItemKey(draft.namespace(), world.id());
    model.put(
        key,
        lsn(),
        ItemFields.of(draft, random.nextLong(1L << 50)),
        draft.content(),
        draft.vector().orElse(null));
  }

  private ItemFields fields() {
    return ItemFields.of(world.draft(), random.nextLong(1L << 50));
  }

  private ItemKey elsewhere() {
    return random.nextInt(4) == 0 ? new ItemKey("only in patches", world.id()) : world.itemKey();
  }

  private long lsn() {
    return random.nextLong(17, 1L << 40);
  }
}
