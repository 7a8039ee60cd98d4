package io.t4dx.core.memtable;

import io.t4dx.model.ItemKey;
import java.util.UUID;

/** The place of one item in a memtable, with the chain of its versions. */
public final class ItemNode extends VersionChain<ItemVersion> {
  /** The node, its key, and its entry in the order of ids. */
  static final int BYTES = 136;

  private final ItemKey key;

  ItemNode(ItemKey key) {
    this.key = key;
  }

  public ItemKey key() {
    return key;
  }

  public UUID id() {
    return key.id();
  }
}
