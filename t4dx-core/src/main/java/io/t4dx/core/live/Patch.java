package io.t4dx.core.live;

import io.t4dx.model.ItemFields;
import org.jspecify.annotations.Nullable;

/** One later state of a row's small fields. Immutable but for the link to its elders. */
public final class Patch {
  private final long lsn;
  private final ItemFields fields;
  private volatile @Nullable Patch older;

  Patch(long lsn, ItemFields fields, @Nullable Patch older) {
    this.lsn = lsn;
    this.fields = fields;
    this.older = older;
  }

  /** The write that made this state. */
  public long lsn() {
    return lsn;
  }

  public ItemFields fields() {
    return fields;
  }

  /** The newest state at or below an LSN, this one or an elder. */
  @Nullable Patch asOf(long asked) {
    Patch patch = this;
    while (patch != null && patch.lsn > asked) {
      patch = patch.older;
    }
    return patch;
  }

  /** Lets go of the states that no view at or above the horizon can reach. */
  void cut(long horizon) {
    Patch last = asOf(horizon);
    if (last != null) {
      last.older = null;
    }
  }
}
