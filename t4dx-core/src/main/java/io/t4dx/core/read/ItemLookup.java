package io.t4dx.core.read;

import io.t4dx.core.memtable.ItemNode;
import io.t4dx.core.memtable.ItemVersion;
import io.t4dx.core.memtable.Memtable;
import io.t4dx.core.memtable.NamespaceTable;
import io.t4dx.model.Item;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Parts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds an item: the newest memtable that knows the whole of it, or that it is gone, decides. */
public final class ItemLookup {

  /** A full version of an item, and where it is. */
  public record Found(Memtable memtable, ItemNode node, ItemVersion version) {

    public Item toItem(Parts parts) {
      return ItemLookup.toItem(node, version, parts);
    }
  }

  private ItemLookup() {}

  /** The item as of an LSN; null where there is none. */
  public static @Nullable Found find(List<Memtable> newestFirst, ItemKey key, long lsn) {
    for (Memtable memtable : newestFirst) {
      NamespaceTable table = memtable.namespace(key.namespace());
      ItemNode node = table == null ? null : table.item(key.id());
      ItemVersion version = node == null ? null : decisive(node, lsn);
      if (node != null && version != null) {
        return version.kind() == ItemVersion.Kind.TOMBSTONE
            ? null
            : new Found(memtable, node, version);
      }
    }
    return null;
  }

  /** What a node says of its item as of an LSN; null where an older memtable has to be asked. */
  static @Nullable ItemVersion decisive(ItemNode node, long lsn) {
    ItemVersion version = node.at(lsn);
    return version == null || version.kind() == ItemVersion.Kind.PATCH ? null : version;
  }

  static Item toItem(ItemNode node, ItemVersion version, Parts parts) {
    return new Item(
        node.key(),
        version.lsn(),
        version.fields(),
        parts.content() ? version.body().content() : null,
        parts.vector() ? version.body().copyVector() : null,
        parts);
  }
}
