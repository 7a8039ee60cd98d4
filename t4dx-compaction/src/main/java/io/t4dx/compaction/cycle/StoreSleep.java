package io.t4dx.compaction.cycle;

import io.t4dx.compaction.archive.Archive;
import io.t4dx.compaction.erase.Erasure;
import io.t4dx.compaction.journal.Journal;
import io.t4dx.compaction.pass.Round;
import io.t4dx.core.sleep.SleepHost;
import io.t4dx.core.sleep.Sleeper;
import io.t4dx.model.ItemKey;
import io.t4dx.sleep.ErasureReport;
import io.t4dx.sleep.Fate;
import io.t4dx.sleep.PastCycle;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.sleep.SleepPass;
import io.t4dx.sleep.SleepPlan;
import io.t4dx.sleep.SleepProgress;
import io.t4dx.sleep.SleepReport;
import io.t4dx.sleep.SleepSetting;
import io.t4dx.sleep.SleepStatus;
import io.t4dx.store.Snapshot;
import io.t4dx.store.T4dxException;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sleep of one store. One cycle, or erasure, at a time: whoever comes second waits. */
public final class StoreSleep implements Sleeper {
  private static final Logger LOG = LoggerFactory.getLogger(StoreSleep.class);

  private final SleepHost host;
  private final SleepOptions options;
  private final Archive archive;
  private final Journal journal;
  private final Fates fates;
  private final History history;
  private final Optional<Scheduler> scheduler;
  private final ReentrantLock turn = new ReentrantLock();
  private volatile boolean closing;
  private volatile boolean paused;
  private volatile long cycles;
  private volatile @Nullable SleepProgress running;
  private volatile @Nullable SleepReport last;

  private StoreSleep(SleepHost host, SleepOptions options, Archive archive, Journal journal) {
    this.host = host;
    this.options = options;
    this.archive = archive;
    this.journal = journal;
    this.fates = new Fates(host, archive, journal);
    this.history = new History(journal, fates);
    this.cycles = journal.lastCycle();
    this.scheduler =
        options.automatic() && host.inBackground()
            ? Optional.of(new Scheduler(host, options, this::sleepByItself, () -> paused))
            : Optional.empty();
  }

  /** The sleep of a store, with what its directory has of earlier cycles. */
  public static StoreSleep open(SleepHost host, SleepOptions options) throws IOException {
    return new StoreSleep(
        host,
        options,
        Archive.open(host.disk(), (long) options.get(SleepSetting.ARCHIVE_BYTES)),
        Journal.open(
            host.disk(),
            (long) options.get(SleepSetting.JOURNAL_BYTES),
            damage -> LOG.warn("{}", damage)));
  }

  @Override
  public void start() {
    scheduler.ifPresent(Scheduler::start);
  }

  @Override
  public SleepPlan plan(SleepPass... passes) {
    try (Snapshot view = host.snapshot()) {
      Round round =
          new Round(view, options, host.clock().instant(), (fraction, what) -> refuseWhenClosed());
      return Planner.plan(round, host.metric(), host.segments(), inOrder(passes));
    }
  }

  @Override
  public SleepReport run(SleepPass... passes) {
    return cycle(inOrder(passes), Optional.empty(), this::checkOpen);
  }

  @Override
  public SleepReport execute(SleepPlan plan) {
    return cycle(plan.passes(), Optional.of(plan), this::checkOpen);
  }

  private static List<SleepPass> inOrder(SleepPass... passes) {
    Set<SleepPass> wanted =
        passes.length == 0 ? EnumSet.allOf(SleepPass.class) : EnumSet.copyOf(List.of(passes));
    return List.copyOf(wanted);
  }

  private void checkOpen() {
    if (closing) {
      throw new EndedException("the store is being closed");
    }
  }

  /** What the scheduler has found to be due. */
  private SleepReport sleepByItself(List<SleepPass> passes, Runnable rest) {
    return cycle(
        passes,
        Optional.empty(),
        () -> {
          checkOpen();
          if (paused) {
            throw new EndedException("sleep was paused");
          }
          rest.run();
        });
  }

  private SleepReport cycle(List<SleepPass> passes, Optional<SleepPlan> plan, Runnable check) {
    turn.lock();
    try {
      refuseWhenClosed();
      long number = cycles + 1;
      Cycle cycle = new Cycle(host, options, archive, journal, number, check, this::tell);
      SleepReport report = cycle.run(passes, plan);
      cycles = number;
      last = report;
      options.listeners().forEach(listener -> listener.ended(report));
      return report;
    } catch (IOException e) {
      throw failure("sleep failed", e);
    } finally {
      running = null;
      turn.unlock();
    }
  }

  private void tell(SleepProgress progress) {
    running = progress;
    options.listeners().forEach(listener -> listener.progress(progress));
  }

  private void refuseWhenClosed() {
    if (closing) {
      throw new T4dxException.Closed("the store was closed");
    }
  }

  private static T4dxException failure(String what, IOException e) {
    return new T4dxException.DiskFailure(what + ": " + e.getMessage(), e);
  }

  @Override
  public void pause() {
    paused = true;
  }

  @Override
  public void resume() {
    paused = false;
  }

  @Override
  public SleepStatus status() {
    return new SleepStatus(
        scheduler.isPresent(),
        paused,
        scheduler.map(Scheduler::pressure).orElse(0.0),
        cycles,
        Optional.ofNullable(running),
        Optional.ofNullable(last));
  }

  @Override
  public Fate why(ItemKey key) {
    try {
      return fates.of(key);
    } catch (IOException e) {
      throw failure("what became of " + key + " cannot be read", e);
    }
  }

  @Override
  public List<PastCycle> history() {
    try {
      return history.cycles();
    } catch (IOException e) {
      throw failure("the journal cannot be read", e);
    }
  }

  @Override
  public List<Fate> forgotten(long cycle) {
    try {
      return history.forgotten(cycle);
    } catch (IOException e) {
      throw failure("the journal cannot be read", e);
    }
  }

  @Override
  public boolean restore(ItemKey key) {
    turn.lock();
    try {
      refuseWhenClosed();
      return fates.restore(key);
    } catch (IOException e) {
      throw failure(key + " cannot be restored", e);
    } finally {
      turn.unlock();
    }
  }

  @Override
  public ErasureReport erase(ItemKey key) {
    return erase(erasure -> erasure.erase(key));
  }

  @Override
  public ErasureReport eraseNamespace(String namespace) {
    return erase(erasure -> erasure.erase(namespace));
  }

  private interface Erasing {
    ErasureReport by(Erasure erasure) throws IOException;
  }

  private ErasureReport erase(Erasing what) {
    turn.lock();
    try {
      refuseWhenClosed();
      return what.by(new Erasure(host, options, archive, journal, this::refuseWhenClosed));
    } catch (IOException e) {
      throw failure("erasing failed; what is left is erased when it is tried again", e);
    } finally {
      turn.unlock();
    }
  }

  /** Ends what is under way, and waits for it. */
  @Override
  public void close() {
    closing = true;
    scheduler.ifPresent(Scheduler::close);
    turn.lock();
    try {
      running = null;
    } finally {
      turn.unlock();
    }
  }
}
