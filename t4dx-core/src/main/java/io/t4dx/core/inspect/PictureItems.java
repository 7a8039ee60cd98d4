package io.t4dx.core.inspect;

import io.t4dx.core.segment.ItemColumn;
import io.t4dx.core.segment.Patch;
import io.t4dx.core.segment.SegmentPieces;
import io.t4dx.core.segment.value.TypeCode;
import io.t4dx.inspect.Picture;
import io.t4dx.model.ItemKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.roaringbitmap.RoaringBitmap;

/** Gathers what a picture says of items. */
final class PictureItems {
  static final int BINS = 20;
  private static final int SPANS = 60;
  private static final int LONGEST_TEXT = 160;

  /** So much of the earliest and of the latest times may lie far off without a say. */
  private static final double OUTLIERS = 0.005;

  private final Map<ItemKey, Patch> patches;
  private final Map<UUID, UUID> prototypeOf;
  private final Set<UUID> prototypes;
  private final int every;
  private final int[] kappa = new int[BINS];
  private final int[] importance = new int[BINS];
  private final Map<String, Long> types = new TreeMap<>();
  private final List<Long> times = new ArrayList<>();
  private final List<Picture.Point> points = new ArrayList<>();
  private final List<float[]> vectors = new ArrayList<>();
  private long seen;

  /**
   * @param every of so many vectors one is put on the map, and those of prototypes
   */
  PictureItems(
      Map<ItemKey, Patch> patches, Map<UUID, UUID> prototypeOf, Set<UUID> prototypes, int every) {
    this.patches = patches;
    this.prototypeOf = prototypeOf;
    this.prototypes = prototypes;
    this.every = every;
  }

  /** The newest patch of each item that newer segments have one for. */
  static Map<ItemKey, Patch> newest(List<Patch> patches) {
    Map<ItemKey, Patch> newest = new HashMap<>();
    for (Patch patch : patches) {
      newest.merge(patch.key(), patch, (old, young) -> young.lsn() >= old.lsn() ? young : old);
    }
    return newest;
  }

  /** Takes the rows of a segment that count; what does not read is passed over. */
  void add(SegmentPieces pieces, RoaringBitmap dead, Attempt attempt) {
    int rows = attempt.read("shape", pieces::rows).orElse(0);
    for (int row = 0; row < rows; row++) {
      if (!dead.contains(row)) {
        int at = row;
        attempt.read(
            "items",
            () -> {
              add(pieces, at);
              return true;
            });
      }
    }
  }

  private void add(SegmentPieces pieces, int row) {
    UUID id = pieces.id(row);
    String namespace = pieces.namespaceOfRow(row);
    Patch patch = patches.get(new ItemKey(namespace, id));
    boolean patched = patch != null && patch.lsn() >= pieces.i64(ItemColumn.LSN, row);
    float itsKappa = patched ? patch.fields().kappa() : pieces.f32(ItemColumn.KAPPA, row);
    float itsImportance =
        patched ? patch.fields().importance() : pieces.f32(ItemColumn.IMPORTANCE, row);
    String type = patched ? patch.fields().type().name() : type(pieces.type(row));
    kappa[bin(itsKappa)]++;
    importance[bin(itsImportance)]++;
    types.merge(type, 1L, Long::sum);
    times.add(patched ? patch.fields().eventTime() : pieces.i64(ItemColumn.EVENT_TIME, row));
    if (pieces.hasVector(row) && (seen++ % every == 0 || prototypes.contains(id))) {
      vectors.add(pieces.vector(pieces.vectorOfRow(row)));
      points.add(
          new Picture.Point(
              id,
              namespace,
              0,
              0,
              itsKappa,
              itsImportance,
              type,
              shortened(pieces.content(row)),
              prototypes.contains(id),
              Optional.ofNullable(prototypeOf.get(id))));
    }
  }

  private static String type(int code) {
    return TypeCode.isKnown(code) ? TypeCode.type(code).name() : "code " + code;
  }

  static int bin(double share) {
    return Math.clamp((int) (share * BINS), 0, BINS - 1);
  }

  private static String shortened(String text) {
    if (text.length() <= LONGEST_TEXT) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? 1 : 0;
    return text.substring(0, LONGEST_TEXT - end) + "…";
  }

  List<Integer> kappa() {
    return Arrays.stream(kappa).boxed().toList();
  }

  List<Integer> importance() {
    return Arrays.stream(importance).boxed().toList();
  }

  Map<String, Long> types() {
    return types;
  }

  Picture.Timeline timeline() {
    if (times.isEmpty()) {
      return new Picture.Timeline(0, 1, List.of());
    }
    Collections.sort(times);
    int off = (int) (times.size() * OUTLIERS);
    long begin = times.get(off);
    long end = times.get(times.size() - 1 - off);
    // In doubles: the times of a store may be farther apart than a long can say.
    long width = Math.max(1, (long) (((double) end - begin) / SPANS) + 1);
    int[] counts = new int[SPANS];
    for (long time : times) {
      counts[(int) Math.clamp(((double) time - begin) / width, 0, SPANS - 1)]++;
    }
    return new Picture.Timeline(begin, width, Arrays.stream(counts).boxed().toList());
  }

  /** The points of the map, each where it belongs. */
  List<Picture.Point> points(boolean directions) {
    double[][] plane = Projection.of(vectors, directions);
    List<Picture.Point> placed = new ArrayList<>(points.size());
    for (int i = 0; i < plane.length; i++) {
      Picture.Point point = points.get(i);
      placed.add(
          new Picture.Point(
              point.id(),
              point.namespace(),
              plane[i][0],
              plane[i][1],
              point.kappa(),
              point.importance(),
              point.type(),
              point.text(),
              point.prototype(),
              point.of()));
    }
    return placed;
  }
}
