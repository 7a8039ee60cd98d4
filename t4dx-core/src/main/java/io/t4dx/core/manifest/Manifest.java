package io.t4dx.core.manifest;

import java.util.List;
import java.util.UUID;

/**
 * One version of a store: everything as of an LSN; the log has what came after.
 *
 * @param store the id that STORE.json names
 * @param number rises by each manifest; names the file
 * @param dimension of every vector; 0 where no vector was written yet
 * @param logPosition the last LSN whose effects the segments and these numbers hold; 0 for none
 * @param clock the latest time that was stamped on a write up to there; microseconds since 1970
 * @param nextSegment no segment ever had this number or a higher one
 * @param segments from the oldest to the newest
 * @param scales the scale operations of namespaces that have had some, by name
 */
public record Manifest(
    UUID store,
    long number,
    int dimension,
    long logPosition,
    long clock,
    long nextSegment,
    List<SegmentState> segments,
    List<ScaleState> scales) {

  public Manifest {
    segments = List.copyOf(segments);
    scales = List.copyOf(scales);
    for (SegmentState segment : segments) {
      if (segment.info().number() >= nextSegment) {
        throw new IllegalArgumentException(
            "segment %d is not below the next number %d"
                .formatted(segment.info().number(), nextSegment));
      }
    }
    if (segments.stream().map(segment -> segment.info().number()).distinct().count()
        != segments.size()) {
      throw new IllegalArgumentException("two segments have one number");
    }
  }

  /** The same as of a later LSN, where all writes in between are lost. */
  public Manifest upTo(long lsn) {
    return new Manifest(store, number, dimension, lsn, clock, nextSegment, segments, scales);
  }

  /** Whether a segment is part of this version. */
  public boolean names(long segment) {
    return segments.stream().anyMatch(state -> state.info().number() == segment);
  }
}
