package io.t4dx.torture.sim;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.sim.FaultPlan;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.disk.sim.Survival;
import io.t4dx.index.kernel.Metric;
import io.t4dx.model.ItemKey;
import io.t4dx.store.T4dxException;
import io.t4dx.torture.oracle.Chronicle;
import io.t4dx.torture.oracle.Violation;
import io.t4dx.torture.oracle.World;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One life of a store, step by step, and everything that it must not do. */
final class Life {
  private final Tally tally;
  private final Metric metric;
  private final List<ItemKey> keys;
  private final UnaryOperator<Disk> disks;
  private final VirtualClock clock = new VirtualClock();
  private final HeldSnapshots held = new HeldSnapshots();
  private final KeptBackups backups = new KeptBackups();
  private Manner manner;
  private SimulatedDisk disk = new SimulatedDisk();
  private Chronicle chronicle = new Chronicle();
  private LoggedWrites log = new LoggedWrites();
  private @Nullable Session session;
  private Optional<Step.PowerLoss> coming = Optional.empty();
  private Optional<Step.Kill> killing = Optional.empty();
  private boolean trouble;

  /**
   * A life that has not begun.
   *
   * @param disks puts something between the store and its disk
   */
  Life(Origin origin, UnaryOperator<Disk> disks, Tally tally) {
    this.tally = tally;
    this.metric = origin.metric();
    this.keys = origin.keys();
    this.manner = origin.manner();
    this.disks = disks;
  }

  /** Lives it to the end, and through a last power loss. */
  void live(List<Step> steps) {
    int number = 0;
    try {
      open(0);
      for (Step step : steps) {
        number++;
        take(step);
      }
      number++;
      take(new Step.Relief());
      take(new Step.Compare());
      recover(new Step.PowerLoss(0, false, number, manner));
      close();
    } catch (RuntimeException e) {
      throw new Violation("at step " + number + ": " + e.getMessage(), e);
    } finally {
      letGo();
    }
  }

  private void take(Step step) {
    try {
      act(step);
    } catch (T4dxException e) {
      tolerate(e);
    }
    if (!Session.hasPower(disk)) {
      // Nobody waited for what it was needed for.
      recover(coming.orElseThrow());
    } else if (current().isKilled()) {
      comeBack();
    }
    if (!trouble && current().failures().isPresent()) {
      throw new Violation("in the background: " + current().failures().get());
    }
  }

  /** A failure is right where the disk failed. */
  private void tolerate(T4dxException e) {
    if (session == null) {
      throw e;
    }
    chronicle.failed();
    dealings().catchUp();
    if (!Session.hasPower(disk)) {
      recover(coming.orElseThrow());
      return;
    }
    if (current().isKilled()) {
      comeBack();
      return;
    }
    if (!trouble || !Session.isOfTheDisk(e)) {
      throw e;
    }
    tally.add(Deed.ERROR);
  }

  private void act(Step step) {
    switch (step) {
      case Step.Write(var operations) -> dealings().write(operations);
      case Step.Ask(long seed) -> dealings().ask(new SplittableRandom(seed), held);
      case Step.Compare() -> dealings().compare();
      case Step.Hold() -> dealings().hold(held);
      case Step.Pass(long micros) -> clock.pass(micros);
      case Step.Flush() -> dealings().flush();
      case Step.Checkpoint() -> dealings().checkpoint();
      case Step.Image(long seed) -> {
        if (!trouble) {
          new Images(copies()).restoreOne(disk, seed);
        }
      }
      case Step.Backup(long seed) -> {
        if (!trouble) {
          dealings().checkpoint();
          // It may have come to the power loss in what it does when it is done.
          if (Session.hasPower(disk)) {
            backups.add(disk, copies(), seed);
          }
        }
      }
      case Step.GoBack(long seed) -> {
        if (!trouble) {
          backups.restored(seed).ifPresent(this::goBackTo);
        }
      }
      case Step.Sleep(long micros, var passes) -> {
        clock.pass(micros);
        dealings().sleep(passes);
      }
      case Step.Restore(int key) -> dealings().restore(keys.get(key));
      case Step.Erase(int key) -> dealings().erase(keys.get(key));
      case Step.Reopen(Manner next) -> reopen(next);
      case Step.Trouble(FaultPlan plan) -> {
        coming = Optional.empty();
        trouble = true;
        disk.plan(plan);
      }
      case Step.Relief() -> relieve();
      case Step.PowerLoss loss -> lose(loss);
      case Step.Kill kill -> {
        if (current().store().stats().readOnly()) {
          relieve();
        }
        stayWell();
        killing = Optional.of(kill);
        current().killAt(kill.nth());
      }
      case Step.Rot(long seed) -> {
        new Rotting(tally, clock, metric, keys, disks, manner, chronicle.copy())
            .live(disk.crash(Survival.ALL), seed);
        recover(new Step.PowerLoss(0, false, seed, manner));
      }
    }
  }

  private void relieve() {
    coming = Optional.empty();
    disk.plan(FaultPlan.NONE);
    if (current().store().stats().readOnly()) {
      current().store().resumeWrites();
      tally.add(Deed.RESUMPTION);
      log.forgetAfter(chronicle.now().lsn());
      dealings().catchUp();
      current().compare(chronicle.now());
    }
    log.forgetAfter(chronicle.now().lsn());
    trouble = false;
    current().forgive();
  }

  private void lose(Step.PowerLoss loss) {
    stayWell();
    if (loss.nth() == 0) {
      recover(loss);
      return;
    }
    if (current().store().stats().readOnly()) {
      relieve();
    }
    coming = Optional.of(loss);
    disk.plan(
        (loss.inside()
                ? FaultPlan.NONE.crashInside(loss.nth())
                : FaultPlan.NONE.crashAt(loss.nth()))
            .seed(loss.seed()));
  }

  /** The disk works from here on, so that nothing may fail. */
  private void stayWell() {
    coming = Optional.empty();
    disk.plan(FaultPlan.NONE);
    trouble = false;
    current().forgive();
  }

  /** What the killed process had written is there as it left it, on the disk or not. */
  private void comeBack() {
    if (session != null) {
      dealings().catchUp();
    }
    letGo();
    manner = killing.orElseThrow().manner();
    tally.add(Deed.KILL);
    if (disk.hasDoubtfulNames()) {
      mount();
      return;
    }
    coming = Optional.empty();
    disk.plan(FaultPlan.NONE);
    trouble = false;
    open(chronicle.newest());
  }

  /**
   * A file system that could not sync a directory takes changes again when it is mounted anew, and
   * has then what its own journal had.
   */
  private void mount() {
    recover(new Step.PowerLoss(0, false, chronicle.now().lsn(), manner));
  }

  private void reopen(Manner next) {
    held.letGo();
    try {
      close();
    } catch (T4dxException e) {
      boolean killed = current().isKilled();
      session = null;
      if (!Session.hasPower(disk)) {
        recover(coming.orElseThrow());
        return;
      }
      if (killed) {
        comeBack();
        return;
      }
      if (!trouble) {
        throw e;
      }
    }
    manner = next;
    tally.add(Deed.REOPENING);
    if (disk.hasDoubtfulNames()) {
      mount();
      return;
    }
    try {
      open(chronicle.newest());
    } catch (T4dxException e) {
      if (!Session.hasPower(disk)) {
        recover(coming.orElseThrow());
        return;
      }
      if (!trouble || !(e instanceof T4dxException.DiskFailure)) {
        throw e;
      }
      tally.add(Deed.ERROR);
      letGo();
      if (disk.hasDoubtfulNames()) {
        mount();
        return;
      }
      disk.plan(FaultPlan.NONE);
      trouble = false;
      open(chronicle.newest());
    }
  }

  /** Looks at several disks that the power loss can leave, and goes on with one of them. */
  private void recover(Step.PowerLoss loss) {
    if (session != null) {
      dealings().catchUp();
    }
    held.letGo();
    trouble = false;
    coming = Optional.empty();
    SimulatedDisk dead = disk;
    Survival chosen =
        new Recovery(tally, clock, metric, keys, disks, loss.manner(), chronicle, log)
            .checkOthers(dead, loss.seed());
    backups.losePower(loss.seed());
    disk = dead.crash(chosen);
    letGo();
    manner = loss.manner();
    open(chosen.equals(Survival.ALL) ? chronicle.newest() : chronicle.durable());
    tally.add(Deed.CRASH);
  }

  private void goBackTo(KeptBackups.Restored restored) {
    letGo();
    coming = Optional.empty();
    disk = restored.disk();
    chronicle.goBackTo(restored.world());
    log.forgetAfter(chronicle.now().lsn());
    open(chronicle.newest());
    tally.add(Deed.WENT_BACK);
  }

  private void open(long least) {
    Session opened = Session.open(disks.apply(disk), log, clock, metric, manner, tally);
    session = opened;
    World found = opened.found(chronicle, least, log);
    chronicle.goOnFrom(found);
    log.forgetAfter(found.lsn());
    // Whoever reads it can act on it, so it must not go any more.
    chronicle.durableNow();
    opened.compare(found);
    if (!trouble) {
      tally.add(Deed.ARCHIVED, ArchiveEntries.on(disk).check(chronicle, found).size());
    }
  }

  private void close() {
    current().store().close();
    session = null;
  }

  private void letGo() {
    held.letGo();
    if (session != null) {
      session.abandon();
      session = null;
    }
  }

  private Dealings dealings() {
    return new Dealings(current(), manner, chronicle, log, clock, metric, keys, tally);
  }

  private Copies copies() {
    return new Copies(tally, clock, metric, disks, manner, chronicle);
  }

  private Session current() {
    if (session == null) {
      throw new IllegalStateException("no store is open");
    }
    return session;
  }
}
