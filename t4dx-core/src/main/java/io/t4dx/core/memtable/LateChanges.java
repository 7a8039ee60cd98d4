package io.t4dx.core.memtable;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of a frozen memtable's items and edges after it was frozen. Its state as of its last
 * LSN is what is flushed; these changes are made to its segment as soon as that is installed. For
 * the writing thread.
 */
public final class LateChanges {
  private final List<ItemNode> patched = new ArrayList<>();
  private final List<RetiredItem> retiredItems = new ArrayList<>();
  private final List<RetiredEdge> retiredEdges = new ArrayList<>();

  /** An item that was replaced or deleted by a newer memtable's write. */
  public record RetiredItem(ItemNode node, long lsn) {}

  /** An edge that a newer memtable has another state of. */
  public record RetiredEdge(EdgeNode node, long lsn) {}

  LateChanges() {}

  /** Items with versions beyond the last LSN of the memtable, each once. */
  public List<ItemNode> patched() {
    return patched;
  }

  /** In the order of LSNs. */
  public List<RetiredItem> retiredItems() {
    return retiredItems;
  }

  /** In the order of LSNs. */
  public List<RetiredEdge> retiredEdges() {
    return retiredEdges;
  }
}
