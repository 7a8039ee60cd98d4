package io.t4dx.core.read;

import io.t4dx.core.memtable.ItemNode;
import io.t4dx.core.memtable.ItemVersion;
import io.t4dx.core.memtable.Memtable;
import io.t4dx.core.memtable.NamespaceTable;
import io.t4dx.core.view.View;
import io.t4dx.model.Ids;
import io.t4dx.model.Item;
import io.t4dx.model.Parts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The items of a namespace in the order of their ids, over all memtables of a view. */
final class ItemWalk extends NewestFirstMerge<ItemNode, ItemVersion> {
  private static final Comparator<ItemNode> ASCENDING = (a, b) -> Ids.compare(a.id(), b.id());

  private final long lsn;

  private ItemWalk(List<Iterator<ItemNode>> sources, Comparator<ItemNode> order, long lsn) {
    super(sources, order);
    this.lsn = lsn;
  }

  /** All items. */
  static ItemWalk of(View view, String namespace) {
    return of(view, namespace, false, null);
  }

  /** The items behind an id, or all. */
  static ItemWalk of(View view, String namespace, boolean descending, @Nullable UUID after) {
    List<Iterator<ItemNode>> sources = new ArrayList<>();
    for (Memtable memtable : view.memtables()) {
      NamespaceTable table = memtable.namespace(namespace);
      if (table != null) {
        sources.add(descending ? table.itemsDescending(after, false) : table.items(after, false));
      }
    }
    return new ItemWalk(sources, descending ? ASCENDING.reversed() : ASCENDING, view.lsn());
  }

  @Override
  @Nullable ItemVersion decisive(ItemNode candidate) {
    return ItemLookup.decisive(candidate, lsn);
  }

  @Override
  boolean isGone(ItemVersion candidate) {
    return candidate.kind() == ItemVersion.Kind.TOMBSTONE;
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
