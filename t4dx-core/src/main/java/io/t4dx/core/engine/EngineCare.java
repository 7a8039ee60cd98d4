package io.t4dx.core.engine;

import io.t4dx.core.codec.EncodedOperations;
import io.t4dx.core.codec.OperationsWriter;
import io.t4dx.core.component.ComponentStates;
import io.t4dx.core.disk.Disk;
import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.live.SegmentSet;
import io.t4dx.core.log.write.LogWriter;
import io.t4dx.core.metrics.Histogram;
import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.store.StoreEvent;
import io.t4dx.store.StoreStats;
import io.t4dx.write.Operation;
import io.t4dx.write.WriteBatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** What a store offers to whoever looks after it. */
public final class EngineCare {
  /** Replay passes over it, as over everything that begins with SYSTEM_. */
  private static final byte[] PROBE =
      "[{\"op\":\"SYSTEM_HEALTH_CHECK\"}]".getBytes(StandardCharsets.US_ASCII);

  private final Disk disk;
  private final FrontDoor frontDoor;
  private final OperationsWriter encoder;
  private final ComponentStates components;
  private final Ledger ledger;
  private final LogWriter<EngineWrite> log;
  private final Checkpoints checkpoints;
  private final Events events;
  private final boolean durable;
  private final LongSupplier ticks;

  EngineCare(EngineParts parts, OperationsWriter encoder) {
    this.disk = parts.disk();
    this.frontDoor = parts.context().frontDoor();
    this.encoder = encoder;
    this.components = parts.checkpoints().components();
    this.ledger = parts.ledger();
    this.log = parts.log();
    this.checkpoints = parts.checkpoints();
    this.events = parts.events();
    this.durable = parts.options().syncMode().durable();
    this.ticks = parts.context().ticks();
  }

  /** Nanoseconds since any moment. */
  public LongSupplier ticks() {
    return ticks;
  }

  /** The same batch with an id for every item; what could not be written is refused. */
  public WriteBatch prepared(WriteBatch batch) {
    List<Operation> operations = frontDoor.stamp(batch.operations());
    FrontDoor.changes(operations).forEach(components::check);
    frontDoor.checkDimensions(operations);
    try (EncodedOperations encoded = encoder.encode(operations)) {
      WriteBatch prepared = new WriteBatch();
      if (encoded.length() > 0) {
        operations.forEach(prepared::add);
      }
      return prepared;
    }
  }

  /**
   * Writes and syncs a line of the log that changes nothing.
   *
   * @throws IOException if that failed
   */
  public void probe() throws IOException {
    EngineWrite write = new EngineWrite(List.of(), List.of());
    write.payload(PROBE, 0, PROBE.length);
    log.append(write);
    if (!durable) {
      log.sync();
    }
  }

  public long freeBytes() throws IOException {
    return disk.freeBytes();
  }

  /** The numbers of the segments. */
  public List<Long> segments() {
    SegmentSet held = ledger.holdSegments();
    try {
      return held.oldestFirst().stream().map(live -> live.segment().number()).toList();
    } finally {
      held.release();
    }
  }

  /** Reads every byte of a segment; returns what is damaged. */
  public List<String> verify(long number) {
    SegmentSet held = ledger.holdSegments();
    try {
      return held.oldestFirst().stream()
          .filter(live -> live.segment().number() == number)
          .flatMap(live -> verify(live).stream())
          .toList();
    } finally {
      held.release();
    }
  }

  private List<String> verify(LiveSegment live) {
    List<CorruptSegmentException> damages = live.segment().verify();
    damages.forEach(
        damage ->
            events.tell(
                new StoreEvent.SegmentDamaged(
                    live.segment().number(), String.valueOf(damage.getMessage()))));
    return damages.stream().map(damage -> String.valueOf(damage.getMessage())).toList();
  }

  public long lsn() {
    return log.publishedLsn();
  }

  /** Whether there are components whose state a checkpoint would keep. */
  public boolean hasComponents() {
    return !components.isEmpty();
  }

  public StoreStats.Checkpoints checkpoints() {
    return checkpoints.stats();
  }

  /** The share of syncs that did not take longer. */
  public Duration syncTime(double share) {
    Histogram nanos = log.metrics().syncNanos();
    return Duration.ofNanos(nanos.quantile(share));
  }
}
