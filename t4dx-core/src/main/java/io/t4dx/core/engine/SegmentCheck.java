package io.t4dx.core.engine;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.flush.GraphFile;
import io.t4dx.core.live.VectorGraph;
import io.t4dx.core.manifest.SegmentState;
import io.t4dx.core.segment.Segment;
import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.core.segment.format.SegmentPaths;
import io.t4dx.index.kernel.Metric;
import io.t4dx.index.page.CorruptIndexException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A segment of which some byte is not as it was written.
 *
 * @param what each damage
 * @param offset of the first damage that is worst
 */
record SegmentCheck(SegmentState state, Extent extent, List<String> what, long offset) {

  /** How bad it is. */
  enum Extent {
    /** Its graph can be built again. */
    GRAPH,
    /** Its indexes can be made again from the rest of its file. */
    INDEX,
    /** What is damaged is nowhere else in the file. */
    TRUTH
  }

  /** Reads every byte of a segment and its graph; none where all are as they were written. */
  static Optional<SegmentCheck> of(Disk disk, SegmentState state, Metric metric)
      throws IOException {
    Extent extent = Extent.GRAPH;
    long offset = 0;
    List<String> what = new ArrayList<>();
    try (Segment segment = Segment.open(disk, state.info())) {
      for (CorruptSegmentException damage : segment.verify()) {
        Extent found = damage.isOfIndex() ? Extent.INDEX : Extent.TRUTH;
        if (found.compareTo(extent) > 0) {
          extent = found;
          offset = damage.offset();
        }
        what.add(String.valueOf(damage.getMessage()));
      }
      if (isGraphDamaged(disk, segment, metric)) {
        what.add(
            disk.describe(SegmentPaths.graph(segment.number()))
                + " is damaged; it can be built again");
      }
    } catch (CorruptSegmentException | FileNotFoundException e) {
      what.add(String.valueOf(e.getMessage()));
      offset = e instanceof CorruptSegmentException damage ? damage.offset() : 0;
      extent = Extent.TRUTH;
    }
    return what.isEmpty()
        ? Optional.empty()
        : Optional.of(new SegmentCheck(state, extent, List.copyOf(what), offset));
  }

  private static boolean isGraphDamaged(Disk disk, Segment segment, Metric metric)
      throws IOException {
    if (!disk.exists(SegmentPaths.graph(segment.number()))) {
      return false;
    }
    Optional<VectorGraph> opened = GraphFile.open(disk, segment, metric);
    if (opened.isEmpty()) {
      return true;
    }
    try (VectorGraph graph = opened.get()) {
      graph.index().verify();
      return false;
    } catch (CorruptIndexException e) {
      return true;
    }
  }
}
