package io.t4dx.core.engine;

import io.t4dx.core.view.View;
import io.t4dx.store.Snapshot;
import io.t4dx.store.T4dxException;

/** A pinned view with the reads of a store. */
final class EngineSnapshot extends EngineReads implements Snapshot {
  private final View view;
  private boolean open = true;

  /**
   * A snapshot of a view.
   *
   * @param view pinned for this snapshot, which releases it
   */
  EngineSnapshot(ReadContext context, View view) {
    super(context);
    this.view = view;
  }

  @Override
  synchronized View pin() {
    if (!open) {
      throw new T4dxException.Closed("the snapshot as of LSN " + view.lsn() + " was closed");
    }
    return view.pinAgain();
  }

  @Override
  public synchronized void close() {
    if (open) {
      open = false;
      view.close();
    }
  }
}
