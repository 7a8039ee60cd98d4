package io.t4dx.core.view;

import io.t4dx.core.live.SegmentSet;
import io.t4dx.core.memtable.Memtable;
import java.util.List;

/**
 * Where a store's items and edges are: in memtables, newest first, and below them in segments. What
 * is live in the segments is newer than nothing in the memtables, and is the newest of its key.
 */
public record Layers(List<Memtable> memtables, SegmentSet segments) {}
