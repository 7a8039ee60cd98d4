package io.t4dx.core.engine;

import io.t4dx.core.apply.Applier;
import io.t4dx.core.apply.Moment;
import io.t4dx.core.apply.Tables;
import io.t4dx.core.flush.FlushTarget;
import io.t4dx.core.flush.FrozenMemtable;
import io.t4dx.core.flush.LateOverlay;
import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.live.ScaleLog;
import io.t4dx.core.live.SegmentSet;
import io.t4dx.core.log.write.LogListener;
import io.t4dx.core.memtable.Memtable;
import io.t4dx.core.segment.Segment;
import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.core.view.Views;
import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.store.StoreEvent;
import io.t4dx.store.StoreOptions;
import io.t4dx.write.Operation;
import io.t4dx.write.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What the log's writes add up to: applies them in LSN order, publishes the views that readers pin,
 * and freezes a memtable that is full.
 *
 * <p>Writers come one at a time, by the log's own order; the lock is for them and for whoever lets
 * a flushed memtable go.
 */
final class Ledger implements LogListener<EngineWrite> {
  private final StoreOptions options;
  private final Events events;
  private final @Nullable FlushTarget flushTarget;
  private final ReentrantLock lock = new ReentrantLock();
  private final Views views;
  private final Installation installation;
  private Tables tables = new Tables();
  private Applier applier = new Applier(tables);
  private volatile boolean full;
  private volatile boolean freezeAsked;
  private volatile int frozen;

  /** What is to be done when a frozen memtable has been made durable elsewhere. */
  @FunctionalInterface
  interface Installation {
    void installed(long lastLsn);
  }

  /**
   * An empty ledger.
   *
   * @param flushTarget null where nobody takes frozen memtables over
   */
  Ledger(
      StoreOptions options,
      Events events,
      @Nullable FlushTarget flushTarget,
      Installation installation) {
    this.options = options;
    this.events = events;
    this.flushTarget = flushTarget;
    this.installation = installation;
    this.views = new Views(tables.viewAsOf(0));
  }

  Views views() {
    return views;
  }

  /**
   * Applies an entry of the log that is replayed. Nobody reads yet: only the newest state is kept.
   */
  void replay(long lsn, long at, List<Operation> operations) {
    lock.lock();
    try {
      applier.apply(operations, new Moment(lsn, at, lsn));
      if (isFull()) {
        freeze(lsn);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Shows what was replayed to readers. */
  void replayed() {
    lock.lock();
    try {
      publish(tables.active().lastLsn());
    } finally {
      lock.unlock();
    }
  }

  /** Begins with what is in segments; forgets all else. */
  void begin(long lastLsn, long clock, SegmentSet segments, Map<String, ScaleLog> scales) {
    lock.lock();
    try {
      tables.close();
      tables = new Tables(lastLsn + 1, clock, segments, scales);
      applier = new Applier(tables);
      views.publish(tables.viewAsOf(lastLsn));
      full = false;
      frozen = 0;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void apply(EngineWrite write) {
    lock.lock();
    try {
      Moment moment = new Moment(write.lsn(), write.at(), views.horizon());
      List<Outcome> outcomes = applier.apply(write.operations(), moment);
      write.outcomes(outcomes);
    } catch (CorruptIndexException e) {
      throw located(e);
    } finally {
      lock.unlock();
    }
  }

  /** Says of damage that a write met where it is. */
  private RuntimeException located(CorruptIndexException met) {
    try {
      for (LiveSegment live : tables.layers().segments().oldestFirst()) {
        live.segment().verifyTruth();
      }
      return met;
    } catch (CorruptSegmentException e) {
      e.addSuppressed(met);
      return e;
    }
  }

  @Override
  public void published(long lastLsn) {
    lock.lock();
    try {
      publish(lastLsn);
    } finally {
      lock.unlock();
    }
  }

  /** The log has begun a new file, so that no file holds writes of two memtables. */
  @Override
  public void rotated(long lastLsn) {
    lock.lock();
    try {
      if (wantsRotation()) {
        freeze(lastLsn);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whether the active memtable is to be frozen at the next rotation of the log. */
  boolean wantsRotation() {
    return (full || freezeAsked) && frozen < options.frozenMemtables();
  }

  /**
   * Asks for the active memtable to be frozen at the next rotation of the log, full or not; false
   * where there is nothing in it.
   */
  boolean askForFreeze() {
    lock.lock();
    try {
      freezeAsked = !tables.active().isEmpty();
      return freezeAsked;
    } finally {
      lock.unlock();
    }
  }

  /** Whether nothing more should be written until a frozen memtable has gone. */
  boolean isOutOfMemory() {
    return full && frozen >= options.frozenMemtables();
  }

  int frozen() {
    return frozen;
  }

  long bytes() {
    return views.newest().memtables().stream().mapToLong(Memtable::bytes).sum();
  }

  private void publish(long lsn) {
    views.publish(tables.viewAsOf(lsn));
    full = isFull();
  }

  private boolean isFull() {
    Memtable active = tables.active();
    return active.bytes() >= options.memtableBytes() || active.items() >= options.memtableItems();
  }

  private void freeze(long lastLsn) {
    Memtable memtable = tables.active();
    Map<String, ScaleLog> scales = tables.scales();
    tables.freeze(lastLsn + 1);
    views.publish(tables.viewAsOf(lastLsn));
    frozen = tables.frozen();
    full = false;
    freezeAsked = false;
    events.tell(
        new StoreEvent.MemtableFrozen(memtable.lastLsn(), memtable.bytes(), memtable.items()));
    if (flushTarget != null) {
      flushTarget.accept(
          new FrozenMemtable(
              memtable, scales, tables.clock(), segment -> install(memtable, segment)));
    }
  }

  /** Puts a segment in the place of a memtable, or nothing in the place of an empty one. */
  private Optional<LiveSegment> install(Memtable memtable, Optional<Segment> segment) {
    Optional<LiveSegment> live;
    lock.lock();
    try {
      live = segment.map(written -> LateOverlay.over(written, memtable, views.horizon()));
      live.ifPresentOrElse(
          installed -> tables.replace(memtable, installed), () -> tables.release(memtable));
      // What is applied already and not published yet stays unseen.
      views.publish(views.newest().in(tables.layers()));
      frozen = tables.frozen();
    } finally {
      lock.unlock();
    }
    installation.installed(memtable.lastLsn());
    return live;
  }

  /** Puts a segment in the place of one that has the same rows and edges. */
  void exchange(LiveSegment before, LiveSegment after) {
    lock.lock();
    try {
      tables.exchange(List.of(before), after);
      views.publish(views.newest().in(tables.layers()));
    } finally {
      lock.unlock();
    }
  }

  /**
   * Puts a segment in the place of neighbours that were merged into it.
   *
   * @param carryOver gives it what became of them, given the LSN below which no view looks; no
   *     write is applied meanwhile
   */
  void exchange(List<LiveSegment> before, LiveSegment after, LongConsumer carryOver) {
    lock.lock();
    try {
      carryOver.accept(views.horizon());
      tables.exchange(before, after);
      views.publish(views.newest().in(tables.layers()));
    } finally {
      lock.unlock();
    }
  }

  /** Whether a memtable holds a write up to an LSN. */
  boolean hasUnflushed(long lsn) {
    lock.lock();
    try {
      return tables.layers().memtables().stream()
          .anyMatch(memtable -> !memtable.isEmpty() && memtable.firstLsn() <= lsn);
    } finally {
      lock.unlock();
    }
  }

  /** The segments of the newest state, held: the caller releases them. */
  SegmentSet holdSegments() {
    lock.lock();
    try {
      tables.layers().segments().retain();
      return tables.layers().segments();
    } finally {
      lock.unlock();
    }
  }

  /** The segments of the newest state. */
  SegmentSet segments() {
    lock.lock();
    try {
      return tables.layers().segments();
    } finally {
      lock.unlock();
    }
  }

  /** Lets go of everything; what is pinned stays until it is not. */
  void close() {
    lock.lock();
    try {
      views.close();
      tables.close();
    } finally {
      lock.unlock();
    }
  }
}
