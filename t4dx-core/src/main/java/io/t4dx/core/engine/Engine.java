package io.t4dx.core.engine;

import io.t4dx.core.codec.EncodedOperations;
import io.t4dx.core.codec.OperationsWriter;
import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskLock;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.log.LogPoisonedException;
import io.t4dx.core.log.format.LineDescriptor;
import io.t4dx.core.log.write.LogWriter;
import io.t4dx.core.memtable.FlushTarget;
import io.t4dx.core.stamp.TimeOrderedIds;
import io.t4dx.core.view.View;
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
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** An open store. */
public final class Engine extends EngineReads implements Store {
  private final StoreOptions options;
  private final DiskLock lock;
  private final TimeOrderedIds ids;
  private final FrontDoor frontDoor;
  private final OperationsWriter encoder;
  private final Ledger ledger;
  private final MemoryBound memory;
  private final LogWriter<EngineWrite> log;
  private final Events events;
  private final RecoveryReport recovery;
  private final Durability durability;
  private final AtomicBoolean rotating = new AtomicBoolean();
  private final AtomicBoolean readOnly = new AtomicBoolean();
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
    this.recovery = parts.recovery();
    this.durability = durability;
  }

  /** Opens the store on a disk, or makes one there. */
  public static Engine open(Disk disk, StoreOptions options) {
    return open(disk, options, null);
  }

  /**
   * Opens the store on a disk, or makes one there.
   *
   * @param flushTarget who takes frozen memtables over; null where they stay in memory
   */
  public static Engine open(Disk disk, StoreOptions options, @Nullable FlushTarget flushTarget) {
    return open(disk, options, flushTarget, LogWriter::open);
  }

  /**
   * Opens a store whose log has no thread in the background, so that with one writer the disk sees
   * the same operations in every run.
   */
  static Engine openWithoutThread(Disk disk, StoreOptions options) {
    return open(disk, options, null, LogWriter::openWithoutThread);
  }

  private static Engine open(
      Disk disk,
      StoreOptions options,
      @Nullable FlushTarget flushTarget,
      EngineParts.LogOpening logOpening) {
    return new Engine(
        EngineParts.open(disk, options, flushTarget, logOpening), durabilityOf(options.syncMode()));
  }

  /** Makes a store that ends with this process. */
  public static Engine inMemory(StoreOptions options) {
    return new Engine(
        EngineParts.open(new SimulatedDisk(), options, null, LogWriter::open), Durability.VOLATILE);
  }

  @Override
  View pin() {
    checkOpen();
    return ledger.views().pin();
  }

  @Override
  public UUID newId() {
    return ids.next();
  }

  @Override
  public WriteResult write(WriteBatch batch) {
    checkOpen();
    List<Operation> operations = frontDoor.stamp(batch.operations());
    EngineWrite write = new EngineWrite(operations);
    try (EncodedOperations encoded = encoder.encode(operations)) {
      write.payload(encoded.array(), 0, encoded.length());
      int dimension = frontDoor.checkDimensions(operations);
      memory.admit();
      frontDoor.fixDimension(dimension);
      append(write);
    }
    if (ledger.wantsRotation()) {
      rotate();
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

  @Override
  public Snapshot snapshot() {
    return new EngineSnapshot(context(), pin());
  }

  @Override
  public StoreStats stats() {
    try (View view = pin()) {
      return Stats.of(view, ledger, memory, log, readOnly.get());
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
    if (!open.compareAndSet(true, false)) {
      return;
    }
    try (lock) {
      log.close();
    } catch (IOException e) {
      throw Failures.translate(e);
    }
  }

  private void tellReadOnly(IOException cause) {
    if (readOnly.compareAndSet(false, true)) {
      events.tell(new StoreEvent.BecameReadOnly(String.valueOf(cause.getMessage())));
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
