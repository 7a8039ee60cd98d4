package io.t4dx.core.read;

import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.memtable.Memtable;
import io.t4dx.index.vector.SearchReport;
import org.jspecify.annotations.Nullable;

/**
 * Is told how a search goes. This one does not listen, and costs nothing: the search that nobody
 * wants explained is the search that is explained.
 */
class SearchTrace {
  static final SearchTrace NONE = new SearchTrace();

  /** Rows of a segment are about to be found; gives who is to be told how, if anyone. */
  @Nullable FilterTrace planning(LiveSegment segment) {
    return null;
  }

  /** They were found. */
  void planned(SegmentPlan plan) {}

  /** A memtable is about to be searched. */
  void scanning() {}

  /** It was searched, and so many of its vectors were compared. */
  void scanned(Memtable memtable, long compared) {}

  /** A plan is about to be carried out. */
  void searching(SegmentPlan plan) {}

  /** Every candidate of a segment was compared. */
  void comparedAll(SegmentPlan plan) {}

  /** A graph is about to be searched; gives who is to be told how, if anyone. */
  @Nullable SearchReport report() {
    return null;
  }

  /** A plan was carried out. */
  void searched(SegmentPlan plan) {}

  /** What was found is known, and is about to be read. */
  void reading() {}
}
