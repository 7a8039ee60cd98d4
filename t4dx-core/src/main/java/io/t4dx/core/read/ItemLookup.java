package io.t4dx.core.read;

import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.live.SegmentSet;
import io.t4dx.core.memtable.ItemNode;
import io.t4dx.core.memtable.ItemVersion;
import io.t4dx.core.memtable.Memtable;
import io.t4dx.core.memtable.NamespaceTable;
import io.t4dx.core.segment.Segment;
import io.t4dx.core.view.Layers;
import io.t4dx.model.ItemKey;
import org.jspecify.annotations.Nullable;

/**
 * Finds an item: the newest memtable that knows the whole of it, or that it is gone, decides; then
 * the newest segment that has a row of it does.
 */
public final class ItemLookup {

  private ItemLookup() {}

  /** The item as of an LSN; null where there is none. */
  public static @Nullable FoundItem find(Layers layers, ItemKey key, long lsn) {
    for (Memtable memtable : layers.memtables()) {
      NamespaceTable table = memtable.namespace(key.namespace());
      ItemNode node = table == null ? null : table.item(key.id());
      ItemVersion version = node == null ? null : decisive(node, lsn);
      if (node != null && version != null) {
        return version.kind() == ItemVersion.Kind.TOMBSTONE
            ? null
            : new FoundItem.InMemtable(memtable, node, version);
      }
    }
    return layers.segments().isEmpty() ? null : findInSegments(layers.segments(), key, lsn);
  }

  private static @Nullable FoundItem findInSegments(SegmentSet segments, ItemKey key, long lsn) {
    long hash = Segment.keyHash(key.namespace(), key.id());
    for (LiveSegment live : segments.newestFirst()) {
      int row = live.find(hash, key);
      if (row != LiveSegment.NONE) {
        // Whatever retired a row here had retired those of older segments before.
        return live.isRowLive(row, lsn) ? new FoundItem.InSegment(live, row, key, lsn) : null;
      }
    }
    return null;
  }

  /** What a node says of its item as of an LSN; null where something older has to be asked. */
  static @Nullable ItemVersion decisive(ItemNode node, long lsn) {
    ItemVersion version = node.at(lsn);
    return version == null || version.kind() == ItemVersion.Kind.PATCH ? null : version;
  }
}
