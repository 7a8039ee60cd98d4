package io.t4dx.compaction.cycle;

import io.t4dx.compaction.schedule.Due;
import io.t4dx.compaction.schedule.Pressure;
import io.t4dx.compaction.schedule.Rests;
import io.t4dx.core.sleep.SleepHost;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.sleep.SleepPass;
import io.t4dx.sleep.SleepReport;
import io.t4dx.sleep.SleepSetting;
import io.t4dx.store.Snapshot;
import io.t4dx.store.T4dxException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at a store now and then, and lets it sleep when a pass is due and the moment is good. */
final class Scheduler {
  private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);

  /** After a failure the next look comes twice as late as after the one before, up to an hour. */
  private static final long MOST_PAUSE_NANOS = TimeUnit.HOURS.toNanos(1);

  private static final int MOST_DOUBLINGS = 12;

  private static final long COUNT_AGAIN_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final SleepHost host;
  private final SleepOptions options;
  private final Cycles cycles;
  private final BooleanSupplier paused;
  private final Pressure pressure;
  private final Due due;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition closed = lock.newCondition();
  private boolean closing;
  private int failures;
  private long nothingDueAt = -1;
  private long nothingDueTicks;
  private volatile double shownPressure;

  /** Makes passes, and calls back often. */
  @FunctionalInterface
  interface Cycles {
    SleepReport run(List<SleepPass> passes, Runnable rest);
  }

  Scheduler(SleepHost host, SleepOptions options, Cycles cycles, BooleanSupplier paused) {
    this.host = host;
    this.options = options;
    this.cycles = cycles;
    this.paused = paused;
    // The store is not read here: it is not open yet.
    this.pressure = new Pressure(options, 0, host.ticks());
    this.due = new Due(options, host.clock().instant());
  }

  void start() {
    Thread.ofPlatform().name("t4dx-sleep").daemon().start(this::work);
  }

  double pressure() {
    return shownPressure;
  }

  private void work() {
    try (Snapshot view = host.snapshot()) {
      pressure.relieve(view.lsn());
    } catch (T4dxException.Closed e) {
      return;
    }
    while (!awaitClose()) {
      try {
        look();
        failures = 0;
      } catch (T4dxException.Closed e) {
        return;
      } catch (RuntimeException e) {
        failures++;
        LOG.warn("the store could not sleep; it is tried again", e);
        options.listeners().forEach(listener -> listener.failed(String.valueOf(e.getMessage())));
      }
    }
  }

  private long lookNanos() {
    return Math.round(1e9 * options.get(SleepSetting.LOOK_EVERY));
  }

  /** True when the store is being closed; false after the time between two looks. */
  private boolean awaitClose() {
    long nanos = Math.min(MOST_PAUSE_NANOS, lookNanos() << Math.min(failures, MOST_DOUBLINGS));
    lock.lock();
    try {
      while (!closing && nanos > 0) {
        nanos = closed.awaitNanos(nanos);
      }
      return closing;
    } catch (InterruptedException e) {
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void look() {
    List<SleepPass> passes;
    try (Snapshot view = host.snapshot()) {
      pressure.look(view.lsn(), host.wasUsed(), host.ticks());
      shownPressure = pressure.value();
      boolean goodMoment =
          pressure.isIdle() || pressure.value() >= options.get(SleepSetting.PRESSURE_LIMIT);
      if (paused.getAsBoolean() || !goodMoment || isAsBefore(view.lsn())) {
        return;
      }
      passes = due.passes(gathered(view));
      if (passes.isEmpty()) {
        nothingDueAt = view.lsn();
        nothingDueTicks = host.ticks();
      }
    }
    if (!passes.isEmpty()) {
      Rests rests =
          new Rests(
              options.get(SleepSetting.WORK_SHARE),
              host::ticks,
              nanos -> LockSupport.parkNanos(Math.min(nanos, TimeUnit.SECONDS.toNanos(1))));
      cycles.run(passes, rests::step);
      try (Snapshot view = host.snapshot()) {
        due.made(passes, gathered(view));
        pressure.relieve(view.lsn());
      }
    }
  }

  /** Counting what has gathered costs something, and without writes only time can change it. */
  private boolean isAsBefore(long lsn) {
    return lsn == nothingDueAt && host.ticks() - nothingDueTicks < COUNT_AGAIN_NANOS;
  }

  private Due.Gathered gathered(Snapshot view) {
    float from = (float) options.get(SleepSetting.CLUSTER_KAPPA_FROM);
    float to = (float) options.get(SleepSetting.CLUSTER_KAPPA_TO);
    return new Due.Gathered(
        host.segments(), KappaHistogram.count(view, from, to), host.clock().instant());
  }

  /** No cycle begins any more. */
  void close() {
    lock.lock();
    try {
      closing = true;
      closed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
