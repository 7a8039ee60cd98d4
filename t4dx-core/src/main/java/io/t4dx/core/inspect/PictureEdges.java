package io.t4dx.core.inspect;

import io.t4dx.core.segment.SegmentPieces;
import io.t4dx.inspect.Picture;
import io.t4dx.model.EdgeType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.roaringbitmap.RoaringBitmap;

/** Gathers what a picture says of edges, and by them which items are prototypes of which. */
final class PictureEdges {
  private final Map<String, Long> counts = new TreeMap<>();
  private final Map<String, Double> sums = new HashMap<>();
  private final int[] weights = new int[PictureItems.BINS];
  private final Map<UUID, UUID> prototypeOf = new HashMap<>();
  private final Set<UUID> prototypes = new HashSet<>();

  /** Takes the edges of a segment that count; what does not read is passed over. */
  void add(SegmentPieces pieces, RoaringBitmap dead, Attempt attempt) {
    int edges = attempt.read("shape", pieces::edges).orElse(0);
    for (int ordinal = 0; ordinal < edges; ordinal++) {
      if (!dead.contains(ordinal)) {
        int at = ordinal;
        attempt.read(
            "edges",
            () -> {
              add(pieces, at);
              return true;
            });
      }
    }
  }

  private void add(SegmentPieces pieces, int ordinal) {
    String type = pieces.edgeType(ordinal);
    float weight = pieces.edgeWeight(ordinal);
    counts.merge(type, 1L, Long::sum);
    sums.merge(type, (double) weight, Double::sum);
    weights[PictureItems.bin(weight)]++;
    if (type.equals(EdgeType.MERGED_FROM.name())) {
      prototypes.add(pieces.nodeId(pieces.edgeSource(ordinal)));
    } else if (type.equals(EdgeType.CONSOLIDATED_INTO.name())) {
      prototypeOf.put(
          pieces.nodeId(pieces.edgeSource(ordinal)), pieces.nodeId(pieces.edgeTarget(ordinal)));
    }
  }

  List<Picture.EdgeTypeShape> types() {
    List<Picture.EdgeTypeShape> types = new ArrayList<>();
    counts.forEach(
        (type, count) ->
            types.add(
                new Picture.EdgeTypeShape(type, count, sums.getOrDefault(type, 0.0) / count)));
    types.sort(Comparator.comparingLong(Picture.EdgeTypeShape::edges).reversed());
    return types;
  }

  List<Integer> weights() {
    return Arrays.stream(weights).boxed().toList();
  }

  Map<UUID, UUID> prototypeOf() {
    return prototypeOf;
  }

  Set<UUID> prototypes() {
    return prototypes;
  }
}
