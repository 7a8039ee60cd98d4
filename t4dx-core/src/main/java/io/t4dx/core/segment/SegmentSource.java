package io.t4dx.core.segment;

import java.util.Iterator;

/**
 * What a segment is made of: a frozen memtable, or older segments that are merged.
 *
 * <p>Every method can be called several times and then tells the same again: a writer walks over
 * the items once for each kind of section that is too large to be kept, instead of keeping it.
 */
public interface SegmentSource {
  /** The dimension of every vector; not asked for where there is none. */
  int dimension();

  /** The lowest LSN that this holds changes of. */
  long firstLsn();

  /** The highest. */
  long lastLsn();

  /** The full items, by namespace and id, no key twice. */
  ItemCursor items();

  /** The edges, by namespace, source, type and target, no key twice. */
  EdgeCursor edges();

  /** Changes of items that are not among {@link #items}, in any order. */
  Iterator<Patch> patches();

  /** In any order. */
  Iterator<ItemTombstone> itemTombstones();

  /** In any order. */
  Iterator<EdgeTombstone> edgeTombstones();

  /** How many of a namespace's scale operations its edges' weights contain. */
  long scalesSeen(String namespace);
}
