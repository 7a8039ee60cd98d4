package io.t4dx.core.read;

import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.memtable.ItemNode;
import io.t4dx.core.memtable.ItemVersion;
import io.t4dx.core.memtable.Memtable;
import io.t4dx.model.Item;
import io.t4dx.model.ItemFields;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Parts;
import org.jspecify.annotations.Nullable;

/** An item as of an LSN, and where it is. */
public sealed interface FoundItem {

  /** A full version in a memtable. */
  record InMemtable(Memtable memtable, ItemNode node, ItemVersion version) implements FoundItem {
    @Override
    public long changedBy() {
      return version.lsn();
    }

    @Override
    public ItemFields fields() {
      return version.fields();
    }

    @Override
    public String content() {
      return version.body().content();
    }

    @Override
    public float @Nullable [] vector() {
      return version.body().copyVector();
    }

    @Override
    public Item toItem(Parts parts) {
      return ItemWalk.toItem(node, version, parts);
    }
  }

  /** A row of a segment that is live as of the LSN. */
  record InSegment(LiveSegment segment, int row, ItemKey key, long lsn) implements FoundItem {
    @Override
    public long changedBy() {
      return segment.lsn(row, lsn);
    }

    @Override
    public ItemFields fields() {
      return segment.fields(row, lsn);
    }

    @Override
    public String content() {
      return segment.segment().content(row);
    }

    @Override
    public float @Nullable [] vector() {
      return segment.vector(row);
    }

    @Override
    public Item toItem(Parts parts) {
      return segment.item(key, row, lsn, parts);
    }
  }

  /** The write that made this state of it. */
  long changedBy();

  ItemFields fields();

  String content();

  /** A copy of the vector; null where there is none. */
  float @Nullable [] vector();

  Item toItem(Parts parts);
}
