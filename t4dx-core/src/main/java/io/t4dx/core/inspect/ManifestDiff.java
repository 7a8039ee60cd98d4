package io.t4dx.core.inspect;

import io.t4dx.inspect.Manifests.Difference;
import io.t4dx.inspect.Manifests.SegmentRow;
import io.t4dx.inspect.Manifests.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What differs between two manifests. */
final class ManifestDiff {
  private final List<Difference> differences = new ArrayList<>();

  private ManifestDiff() {}

  static List<Difference> of(Version before, Version after) {
    ManifestDiff diff = new ManifestDiff();
    diff.compare("store", before.store(), after.store());
    diff.compare("dimension", before.dimension(), after.dimension());
    diff.compare("log position", before.logPosition(), after.logPosition());
    diff.compare("clock", before.clock(), after.clock());
    diff.compare("next segment", before.nextSegment(), after.nextSegment());
    diff.segments(byNumber(before), byNumber(after));
    diff.compare("scale operations", before.scales(), after.scales());
    return diff.differences;
  }

  private static Map<Long, SegmentRow> byNumber(Version version) {
    Map<Long, SegmentRow> segments = new TreeMap<>();
    version.segments().forEach(segment -> segments.put(segment.number(), segment));
    return segments;
  }

  private void segments(Map<Long, SegmentRow> before, Map<Long, SegmentRow> after) {
    Map<Long, SegmentRow> all = new TreeMap<>(before);
    all.putAll(after);
    for (long number : all.keySet()) {
      SegmentRow old = before.get(number);
      SegmentRow young = after.get(number);
      String name = "segment " + number;
      if (old == null || young == null) {
        differences.add(new Difference(name, text(old), text(young)));
      } else {
        compare(name + ", dead rows", old.deadRows(), young.deadRows());
        compare(name + ", dead edges", old.deadEdges(), young.deadEdges());
        compare(name + ", contents", old.contents(), young.contents());
      }
    }
  }

  private static String text(@Nullable SegmentRow segment) {
    return segment == null
        ? ""
        : "%d rows, %d edges, LSN %d to %d, %d bytes"
            .formatted(
                segment.rows(),
                segment.edges(),
                segment.firstLsn(),
                segment.lastLsn(),
                segment.size());
  }

  private void compare(String what, Object before, Object after) {
    if (!before.equals(after)) {
      differences.add(new Difference(what, before.toString(), after.toString()));
    }
  }
}
