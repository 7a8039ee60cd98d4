package io.t4dx.core.live;

import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.segment.Segment;
import io.t4dx.core.segment.SegmentModel;
import io.t4dx.core.segment.SegmentWriter;
import io.t4dx.index.kernel.Metric;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.testing.Thrown;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/** Segments that hold random edges between a few ids, half of them with a high first bit. */
final class EdgeSegments {
  static final List<String> NAMESPACES = List.of("alice", "bob", "carol");

  private final SplittableRandom random;
  private final List<UUID> ids = new ArrayList<>();
  private final Set<EdgeKey> taken = new HashSet<>();
  private final SimulatedDisk disk = new SimulatedDisk();
  private long number;

  EdgeSegments(SplittableRandom random, int idCount) {
    this.random = random;
    for (int i = 0; i < idCount; i++) {
      // Some have one first half, so that the second decides.
      ids.add(new UUID(random.nextInt(-3, 3) * random.nextLong(1, 3), random.nextLong()));
    }
  }

  UUID id() {
    return ids.get(random.nextInt(ids.size()));
  }

  List<UUID> ids() {
    return ids;
  }

  EdgeKey key(String namespace) {
    return new EdgeKey(namespace, id(), new EdgeType("type " + random.nextInt(4)), id());
  }

  /** A segment of up to so many edges in each of some namespaces; no edge is in two segments. */
  LiveSegment segment(int most) {
    SegmentModel model = new SegmentModel(1);
    for (String namespace : NAMESPACES) {
      for (int i = Math.max(0, random.nextInt(-most / 2, most + 1)); i > 0; i--) {
        EdgeKey key = key(namespace);
        if (taken.add(key)) {
          model.putEdge(key, random.nextInt(101) / 100f, random.nextInt(1_000));
        }
      }
    }
    return Thrown.unchecked(
        () ->
            LiveSegment.of(
                Segment.open(disk, SegmentWriter.write(disk, ++number, model, Metric.COSINE))));
  }
}
