package io.t4dx.core.engine;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.manifest.Manifest;
import io.t4dx.core.manifest.SegmentState;
import io.t4dx.core.segment.Segment;
import io.t4dx.core.segment.SegmentInfo;
import io.t4dx.core.segment.format.CorruptSegmentException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The segments of one manifest, as far as they open.
 *
 * @param failures those that do not
 */
record SegmentAttempt(Manifest manifest, List<LiveSegment> opened, List<Failure> failures) {

  /** A segment that is damaged or not there. */
  record Failure(SegmentState state, Exception cause) {
    SegmentInfo info() {
      return state.info();
    }
  }

  /**
   * Opens them.
   *
   * @param thorough whether every byte is read
   */
  static SegmentAttempt at(Disk disk, Manifest manifest, boolean thorough) throws IOException {
    SegmentAttempt attempt = new SegmentAttempt(manifest, new ArrayList<>(), new ArrayList<>());
    try {
      for (SegmentState state : manifest.segments()) {
        attempt.open(disk, state, thorough);
      }
      return attempt;
    } catch (IOException | RuntimeException e) {
      attempt.close();
      throw e;
    }
  }

  private void open(Disk disk, SegmentState state, boolean thorough) throws IOException {
    try {
      Segment segment = Segment.open(disk, state.info());
      try {
        if (thorough) {
          segment.verifyTruth();
        }
        opened.add(new LiveSegment(segment, state.deadRows(), state.deadEdges()));
      } catch (RuntimeException e) {
        segment.close();
        throw e;
      }
    } catch (CorruptSegmentException | FileNotFoundException e) {
      failures.add(new Failure(state, e));
    }
  }

  boolean isWhole() {
    return failures.isEmpty();
  }

  OpenedSegments result() {
    return new OpenedSegments(Optional.of(manifest), opened);
  }

  /** The same segments, after which the log goes on at a later LSN only. */
  OpenedSegments upTo(long lsn) {
    return new OpenedSegments(Optional.of(manifest.upTo(lsn)), opened);
  }

  void close() {
    opened.forEach(live -> live.segment().close());
  }
}
