package io.t4dx.core.view;

import io.t4dx.core.live.ScaleLog;
import io.t4dx.core.live.SegmentSet;
import io.t4dx.core.memtable.Memtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One state of a store: memtables and segments as of an LSN. It never changes. Who reads it pins it
 * first; it starts with the pin of its publisher. Its segments stay mapped until the last pin is
 * released.
 */
public final class View implements AutoCloseable {
  private final long lsn;
  private final Layers layers;
  private final Map<String, ScaleLog> scales;
  private final AtomicInteger pins = new AtomicInteger(1);

  /**
   * A view with one pin.
   *
   * @param layers with segments that are held by whoever makes the view
   * @param scales the pending scale operations of each namespace that has some
   */
  public View(long lsn, Layers layers, Map<String, ScaleLog> scales) {
    this.lsn = lsn;
    this.layers = layers;
    this.scales = scales;
    layers.segments().retain();
  }

  public long lsn() {
    return lsn;
  }

  public Layers layers() {
    return layers;
  }

  /** Newest first. */
  public List<Memtable> memtables() {
    return layers.memtables();
  }

  public SegmentSet segments() {
    return layers.segments();
  }

  public ScaleLog scales(String namespace) {
    return scales.getOrDefault(namespace, ScaleLog.EMPTY);
  }

  /** The same state with its contents elsewhere. */
  public View in(Layers elsewhere) {
    return new View(lsn, elsewhere, scales);
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
    if (pins.decrementAndGet() == 0) {
      layers.segments().release();
    }
  }
}
