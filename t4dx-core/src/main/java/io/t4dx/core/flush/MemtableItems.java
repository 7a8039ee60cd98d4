package io.t4dx.core.flush;

import io.t4dx.core.memtable.ItemNode;
import io.t4dx.core.memtable.ItemVersion;
import io.t4dx.core.segment.ItemCursor;
import io.t4dx.model.ItemFields;
import java.util.Iterator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The whole items of a memtable as of an LSN. */
final class MemtableItems implements ItemCursor {
  private final Iterator<ItemNode> nodes;
  private final long lsn;
  private @Nullable ItemNode node;
  private @Nullable ItemVersion version;

  MemtableItems(Iterator<ItemNode> nodes, long lsn) {
    this.nodes = nodes;
    this.lsn = lsn;
  }

  @Override
  public boolean next() {
    while (nodes.hasNext()) {
      ItemNode candidate = nodes.next();
      ItemVersion state = candidate.at(lsn);
      if (state != null && state.kind() == ItemVersion.Kind.FULL) {
        node = candidate;
        version = state;
        return true;
      }
    }
    return false;
  }

  @Override
  public String namespace() {
    return node().key().namespace();
  }

  @Override
  public UUID id() {
    return node().id();
  }

  @Override
  public long lsn() {
    return version().lsn();
  }

  @Override
  public ItemFields fields() {
    return version().fields();
  }

  @Override
  public String content() {
    return version().body().content();
  }

  @Override
  public boolean hasVector() {
    return version().body().hasVector();
  }

  @Override
  public float[] vector() {
    float[] vector = version().body().copyVector();
    if (vector == null) {
      throw new IllegalStateException(node().key() + " has no vector");
    }
    return vector;
  }

  private ItemNode node() {
    if (node == null) {
      throw new IllegalStateException("the cursor stands at no item");
    }
    return node;
  }

  private ItemVersion version() {
    if (version == null) {
      throw new IllegalStateException("the cursor stands at no item");
    }
    return version;
  }
}
