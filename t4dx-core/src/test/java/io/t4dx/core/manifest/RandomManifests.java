package io.t4dx.core.manifest;

import io.t4dx.core.segment.SegmentInfo;
import io.t4dx.model.EdgeType;
import io.t4dx.query.EdgeFilter;
import io.t4dx.write.Operation.ScaleWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.roaringbitmap.RoaringBitmap;

/** Random manifests of one store. */
final class RandomManifests {
  static final UUID STORE = UUID.fromString("0193e7a0-7c2b-7a3b-8f2e-1234567890ab");

  private final SplittableRandom random;

  RandomManifests(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** One whose bytes can be looked at. */
  static Manifest small() {
    return new Manifest(
        STORE,
        42,
        384,
        1042,
        1_763_700_000_123_456L,
        13,
        List.of(
            new SegmentState(
                new SegmentInfo(12, 4096, 100, 7, 1, 1042, 0x9f2c01ab),
                RoaringBitmap.bitmapOf(3, 99),
                new RoaringBitmap())),
        List.of(
            new ScaleState("alice", 3, List.of(new ScaleWeights(EdgeFilter.all("alice"), 0.95f)))));
  }

  Manifest next(long number) {
    List<SegmentState> segments = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      int rows = random.nextInt(200_000);
      int edges = random.nextInt(1000);
      segments.add(
          new SegmentState(
              new SegmentInfo(
                  segments.size() * 3 + 1,
                  random.nextLong(1L << 40),
                  rows,
                  edges,
                  random.nextLong(1L << 50),
                  random.nextLong(Long.MAX_VALUE),
                  random.nextInt()),
              dead(rows),
              dead(edges)));
    }
    List<ScaleState> scales = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      String namespace = "größe \"" + i + "\"\\\n\uD83D\uDE00";
      List<ScaleWeights> operations = new ArrayList<>();
      for (int j = random.nextInt(4); j > 0; j--) {
        EdgeFilter filter =
            EdgeFilter.all(namespace).types(EdgeType.USES).source(new UUID(random.nextLong(), j));
        operations.add(
            new ScaleWeights(
                random.nextBoolean() ? filter : EdgeFilter.all(namespace),
                (float) random.nextDouble()));
      }
      scales.add(new ScaleState(namespace, random.nextLong(1L << 50), operations));
    }
    return new Manifest(
        STORE,
        number,
        random.nextInt(4097),
        random.nextLong(Long.MAX_VALUE),
        random.nextLong(),
        random.nextLong(100, Long.MAX_VALUE),
        segments,
        scales);
  }

  private RoaringBitmap dead(int bound) {
    RoaringBitmap dead = new RoaringBitmap();
    int kind = random.nextInt(3);
    if (kind == 1 && bound > 0) {
      dead.add(0L, (long) random.nextInt(bound));
    } else if (kind == 2) {
      for (int i = 0; i < Math.min(bound, 500); i++) {
        dead.add(random.nextInt(bound));
      }
    }
    return dead;
  }
}
