package io.t4dx.core.view;

import io.t4dx.core.memtable.Memtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One state of a store: the memtables, newest first, as of an LSN. It never changes. Who reads it
 * pins it first; it starts with the pin of its publisher.
 */
public final class View implements AutoCloseable {
  private final long lsn;
  private final List<Memtable> memtables;
  private final Map<String, ScaleLog> scales;
  private final AtomicInteger pins = new AtomicInteger(1);

  /**
   * A view with one pin.
   *
   * @param memtables newest first
   * @param scales the pending scale operations of each namespace that has some
   */
  public View(long lsn, List<Memtable> memtables, Map<String, ScaleLog> scales) {
    this.lsn = lsn;
    this.memtables = memtables;
    this.scales = scales;
  }

  public long lsn() {
    return lsn;
  }

  public List<Memtable> memtables() {
    return memtables;
  }

  public ScaleLog scales(String namespace) {
    return scales.getOrDefault(namespace, ScaleLog.EMPTY);
  }

  /**
   * Pins it once more, for someone who has pinned it already; the other pin is closed on its own.
   */
  public View pinAgain() {
    if (!tryPin()) {
      throw new IllegalStateException("the view as of LSN " + lsn + " is not pinned any more");
    }
    return this;
  }

  /** Pins it once more; false where it has been let go already. */
  boolean tryPin() {
    int now = pins.get();
    while (now > 0) {
      if (pins.compareAndSet(now, now + 1)) {
        return true;
      }
      now = pins.get();
    }
    return false;
  }

  boolean isPinned() {
    return pins.get() > 0;
  }

  /** Releases one pin. */
  @Override
  public void close() {
    pins.getAndDecrement();
  }
}
