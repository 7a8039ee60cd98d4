package io.t4dx.core.engine;

import io.t4dx.core.codec.EncodedOperations;
import io.t4dx.core.codec.OperationsWriter;
import io.t4dx.core.component.ComponentFailure;
import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskLock;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.flush.FlushTarget;
import io.t4dx.core.flush.Flusher;
import io.t4dx.core.log.LogPoisonedException;
import io.t4dx.core.log.format.LineDescriptor;
import io.t4dx.core.log.write.LogWriter;
import io.t4dx.core.sleep.SleepHost;
import io.t4dx.core.sleep.Sleeper;
import io.t4dx.core.stamp.TimeOrderedIds;
import io.t4dx.core.view.View;
import io.t4dx.sleep.Sleep;
import io.t4dx.store.Checkpoint;
import io.t4dx.store.RecoveryReport;
import io.t4dx.store.Snapshot;
import io.t4dx.store.Store;
import io.t4dx.store.StoreEvent;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.StoreStats;
import io.t4dx.store.SyncMode;
import io.t4dx.store.T4dxException;
import io.t4dx.write.Durability;
import io.t4dx.write.Operation;
import io.t4dx.write.WriteBatch;
import io.t4dx.write.WriteResult;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An open store. */
public final class Engine extends EngineReads implements Store {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  private final StoreOptions options;
  private final DiskLock lock;
  private final TimeOrderedIds ids;
  private final FrontDoor frontDoor;
  private final OperationsWriter encoder;
  private final Ledger ledger;
  private final MemoryBound memory;
  private final LogWriter<EngineWrite> log;
  private final Events events;
  private final Optional<Flushes> flushes;
  private final Checkpoints checkpoints;
  private final CheckpointPace pace;
  private final EngineCare care;
  private final RecoveryReport recovery;
  private final Durability durability;
  private final Use use = new Use();
  private Optional<Sleeper> sleeper = Optional.empty();
  private final AtomicBoolean rotating = new AtomicBoolean();
  private final AtomicBoolean readOnly = new AtomicBoolean();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final AtomicBoolean open = new AtomicBoolean(true);

  private Engine(EngineParts parts, Durability durability) {
    super(parts.context());
    this.options = parts.options();
    this.lock = parts.lock();
    this.ids = parts.ids();
    this.frontDoor = parts.context().frontDoor();
    this.encoder =
        new OperationsWriter(
            options.logLineBytes() - LineDescriptor.MAX_ENTRY_OVERHEAD - LineDescriptor.TAIL_BYTES);
    this.ledger = parts.ledger();
    this.memory = parts.memory();
    this.log = parts.log();
    this.events = parts.events();
    this.flushes = parts.flushes();
    this.checkpoints = parts.checkpoints();
    this.pace = parts.pace();
    this.care = new EngineCare(parts, encoder);
    this.recovery = parts.recovery();
    this.durability = durability;
  }

  /** Opens the store on a disk, or makes one there. */
  public static Engine open(Disk disk, StoreOptions options) {
    return open(disk, options, EngineTuning.DEFAULT);
  }

  /** Opens the store on a disk, or makes one there. */
  public static Engine open(Disk disk, StoreOptions options, EngineTuning tuning) {
    EngineParts parts = EngineParts.open(disk, options, tuning, null);
    return awake(new Engine(parts, durabilityOf(options.syncMode())), disk, tuning);
  }

  /** Opens the store on a disk, or makes one there, with someone else to take memtables over. */
  static Engine open(Disk disk, StoreOptions options, FlushTarget target) {
    EngineTuning tuning = EngineTuning.DEFAULT.flushing(EngineTuning.Flushing.NEVER);
    return new Engine(
        EngineParts.open(disk, options, tuning, target), durabilityOf(options.syncMode()));
  }

  /** Makes a store that ends with this process. */
  public static Engine inMemory(StoreOptions options) {
    Disk disk = new SimulatedDisk();
    EngineParts parts = EngineParts.open(disk, options, EngineTuning.DEFAULT, null);
    return awake(new Engine(parts, Durability.VOLATILE), disk, EngineTuning.DEFAULT);
  }

  /** Only now may it sleep, as that works on the store from another thread. */
  private static Engine awake(Engine engine, Disk disk, EngineTuning tuning) {
    try {
      engine.attachSleep(disk, tuning);
      return engine;
    } catch (RuntimeException | Error e) {
      try {
        engine.close();
      } catch (RuntimeException closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
  }

  private void attachSleep(Disk disk, EngineTuning tuning) {
    sleeper =
        flushes.flatMap(
            work ->
                SleepServices.attach(
                    new EngineSleepHost(disk, tuning, options, this, ledger, work.merger()),
                    options.sleep()));
    sleeper.ifPresent(Sleeper::start);
    pace.start();
  }

  /** For whoever looks after it. */
  public EngineCare care() {
    return care;
  }

  @Override
  View pin() {
    checkOpen();
    use.note();
    return ledger.views().pin();
  }

  @Override
  public UUID newId() {
    return ids.next();
  }

  @Override
  public WriteResult write(WriteBatch batch) {
    use.note();
    return writeUnnoted(batch);
  }

  /** The same for sleep, which is no use of the store. */
  WriteResult writeUnnoted(WriteBatch batch) {
    checkOpen();
    List<Operation> operations = frontDoor.stamp(batch.operations());
    List<Operation.ChangeComponent> changes = FrontDoor.changes(operations);
    changes.forEach(checkpoints.components()::check);
    EngineWrite write = new EngineWrite(operations, changes);
    try (EncodedOperations encoded = encoder.encode(operations)) {
      write.payload(encoded.array(), 0, encoded.length());
      int dimension = frontDoor.checkDimensions(operations);
      flushHere();
      memory.admit();
      frontDoor.fixDimension(dimension);
      append(write);
    }
    if (ledger.wantsRotation()) {
      rotate();
      flushHere();
    }
    if (!changes.isEmpty()) {
      pace.changed(changes.size());
    }
    return new WriteResult(
        write.lsn(), durability, write.outcomes(), FrontDoor.insertedIds(operations));
  }

  private void append(EngineWrite write) {
    try {
      log.append(write);
    } catch (LogPoisonedException e) {
      tellReadOnly(e);
      throw Failures.translate(e);
    } catch (IOException e) {
      throw Failures.translate(e);
    }
  }

  /**
   * Lets the log begin a new file, at which the ledger freezes its memtable. The write that noticed
   * is durable already.
   */
  private void rotate() {
    if (!rotating.compareAndSet(false, true)) {
      return;
    }
    try {
      if (ledger.wantsRotation()) {
        log.rotate();
      }
    } catch (IOException e) {
      tellReadOnly(e);
    } finally {
      rotating.set(false);
    }
  }

  /** Flushes on this thread where that is nobody else's task; a failure is an event. */
  private void flushHere() {
    if (flushes.isPresent() && !flushes.get().flusher().isInBackground()) {
      flushes.get().rebuildHere();
      try {
        flushes.get().flusher().flushWaiting();
      } catch (IOException e) {
        LOG.debug("a flush failed", e);
      }
      flushes.get().mergeHere();
    }
  }

  /** Whether an application used the store since this was asked last. */
  boolean wasUsed() {
    return use.take();
  }

  /** A snapshot for sleep, which is no use of the store. */
  Snapshot snapshotUnnoted() {
    checkOpen();
    return new EngineSnapshot(context(), ledger.views().pin());
  }

  /** Whether there is something that sleeps. */
  public boolean canSleep() {
    return sleeper.isPresent();
  }

  @Override
  public Sleep sleep() {
    checkOpen();
    return sleeper.orElseThrow(
        () -> new IllegalStateException("t4dx-compaction is not on the path: nothing can sleep"));
  }

  @Override
  public void flush() {
    checkOpen();
    if (flushes.isEmpty()) {
      return;
    }
    try {
      flushUpTo(log.publishedLsn(), flushes.get().flusher());
    } catch (IOException e) {
      throw Failures.translate(e);
    }
  }

  private void flushUpTo(long lsn, Flusher flusher) throws IOException {
    flusher.flushWaiting();
    while (ledger.hasUnflushed(lsn)) {
      if (ledger.askForFreeze()) {
        rotateForFlush();
      }
      flusher.flushWaiting();
    }
  }

  private void rotateForFlush() throws IOException {
    try {
      log.rotate();
    } catch (IOException e) {
      tellReadOnly(e);
      throw e;
    }
  }

  @Override
  public Checkpoint checkpoint() {
    checkOpen();
    try {
      return checkpoints.take();
    } catch (ComponentFailure e) {
      throw new T4dxException.ComponentRefused(String.valueOf(e.getMessage()), e);
    } catch (LogPoisonedException e) {
      tellReadOnly(e);
      throw Failures.translate(e);
    } catch (IOException e) {
      throw Failures.translate(e);
    }
  }

  /** Writes a line that changes nothing; a failure has the consequences of any other. */
  public void probe() {
    checkOpen();
    try {
      care.probe();
    } catch (LogPoisonedException e) {
      tellReadOnly(e);
      throw Failures.translate(e);
    } catch (IOException e) {
      throw Failures.translate(e);
    }
  }

  /** See {@link SleepHost#renewCheckpoints}. */
  List<String> renewCheckpoints() throws IOException {
    checkOpen();
    try {
      return checkpoints.renew();
    } catch (ComponentFailure e) {
      throw new T4dxException.ComponentRefused(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public Snapshot snapshot() {
    return new EngineSnapshot(context(), pin());
  }

  @Override
  public StoreStats stats() {
    try (View view = pin()) {
      // What works in the background may have met the failure first; the next writer tells of it.
      boolean refusing = readOnly.get() || log.poisoning() != null;
      return Stats.of(view, ledger, memory, log, flushes, refusing, checkpoints.stats());
    }
  }

  @Override
  public RecoveryReport recovery() {
    return recovery;
  }

  @Override
  public void resumeWrites() {
    checkOpen();
    try {
      log.resume();
    } catch (IOException e) {
      throw Failures.translate(e);
    }
    if (readOnly.compareAndSet(true, false)) {
      events.tell(new StoreEvent.WritesResumed(log.publishedLsn() + 1));
    }
  }

  @Override
  public void close() {
    if (!closing.compareAndSet(false, true)) {
      return;
    }
    sleeper.ifPresent(Sleeper::close);
    open.set(false);
    try (lock;
        log) {
      flushes.ifPresent(this::flushLast);
      pace.close();
    } catch (IOException e) {
      throw Failures.translate(e);
    } finally {
      ledger.close();
    }
  }

  /** What cannot be flushed any more is in the log. */
  private void flushLast(Flushes last) {
    try (last) {
      flushUpTo(log.publishedLsn(), last.flusher());
    } catch (IOException e) {
      LOG.warn("a store was closed without a flush; its log has everything", e);
    }
  }

  private void tellReadOnly(IOException cause) {
    if (readOnly.compareAndSet(false, true)) {
      events.tell(new StoreEvent.BecameReadOnly(Failures.reason(cause)));
    }
  }

  private void checkOpen() {
    if (!open.get()) {
      throw new T4dxException.Closed("the store was closed");
    }
  }

  private static Durability durabilityOf(SyncMode mode) {
    return mode.durable() ? Durability.DURABLE : Durability.BUFFERED;
  }
}
