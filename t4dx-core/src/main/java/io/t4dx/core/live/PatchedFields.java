package io.t4dx.core.live;

import io.t4dx.model.ItemFields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One later state of a row's small fields. Immutable but for the link to its elders. */
public final class PatchedFields {
  private final long lsn;
  private final ItemFields fields;
  private volatile @Nullable PatchedFields older;

  PatchedFields(long lsn, ItemFields fields, @Nullable PatchedFields older) {
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
  @Nullable PatchedFields asOf(long asked) {
    PatchedFields patch = this;
    while (patch != null && patch.lsn > asked) {
      patch = patch.older;
    }
    return patch;
  }

  /** This state and its elders after an LSN, oldest first. */
  List<PatchedFields> after(long asked) {
    List<PatchedFields> states = new ArrayList<>();
    for (PatchedFields patch = this; patch != null && patch.lsn > asked; patch = patch.older) {
      states.add(patch);
    }
    return states.reversed();
  }

  /** Lets go of the states that no view at or above the horizon can reach. */
  void cut(long horizon) {
    PatchedFields last = asOf(horizon);
    if (last != null) {
      last.older = null;
    }
  }
}
