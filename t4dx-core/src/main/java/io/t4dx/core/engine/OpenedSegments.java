package io.t4dx.core.engine;

import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.live.ScaleLog;
import io.t4dx.core.manifest.Manifest;
import io.t4dx.core.manifest.ScaleState;
import io.t4dx.core.segment.Patch;
import io.t4dx.core.segment.Segment;
import io.t4dx.model.ItemKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a store has in segments when it is opened.
 *
 * @param manifest none where nothing was ever flushed
 * @param segments oldest first
 */
record OpenedSegments(Optional<Manifest> manifest, List<LiveSegment> segments) {

  static final OpenedSegments NONE = new OpenedSegments(Optional.empty(), List.of());

  /** Everything up to this write is in the segments. */
  long lastLsn() {
    return manifest.map(Manifest::logPosition).orElse(0L);
  }

  /** The time of that write. */
  long clock() {
    return manifest.map(Manifest::clock).orElse(Long.MIN_VALUE);
  }

  /** The dimension of every vector; 0 where there is none. */
  int dimension() {
    int dimension = manifest.map(Manifest::dimension).orElse(0);
    for (LiveSegment live : segments) {
      dimension = Math.max(dimension, live.segment().vectors().dimension());
    }
    return dimension;
  }

  Map<String, ScaleLog> scales() {
    Map<String, ScaleLog> scales = new HashMap<>();
    for (ScaleState state : manifest.map(Manifest::scales).orElse(List.of())) {
      scales.put(state.namespace(), ScaleLog.of(state.firstOrdinal(), state.operations()));
    }
    return scales;
  }

  /** Gives the patches that newer segments carry to the rows of older ones that they are for. */
  void applyPatches() {
    List<LiveSegment> older = new ArrayList<>();
    for (LiveSegment live : segments) {
      Iterator<Patch> patches = live.segment().patches();
      while (patches.hasNext()) {
        apply(patches.next(), older.reversed());
      }
      older.add(live);
    }
  }

  private void apply(Patch patch, List<LiveSegment> newestFirst) {
    ItemKey key = patch.key();
    long hash = Segment.keyHash(key.namespace(), key.id());
    for (LiveSegment live : newestFirst) {
      int row = live.find(hash, key);
      if (row != LiveSegment.NONE) {
        if (live.isRowLive(row, lastLsn()) && live.segment().lsn(row) < patch.lsn()) {
          live.overlay()
              .patch(row, patch.lsn(), patch.fields(), live.segment().fields(row), lastLsn());
        }
        return;
      }
    }
  }

  void close() {
    segments.forEach(live -> live.segment().close());
  }
}
