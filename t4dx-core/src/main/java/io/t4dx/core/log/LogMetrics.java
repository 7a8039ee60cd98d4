package io.t4dx.core.log;

import io.t4dx.core.metrics.Histogram;
import java.util.concurrent.atomic.LongAdder;

/** What a log's writer has done since it was opened. */
public final class LogMetrics {
  private final LongAdder appends = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder rotations = new LongAdder();
  private final LongAdder errors = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final Histogram groupSizes = new Histogram();
  private final Histogram writeNanos = new Histogram();
  private final Histogram syncNanos = new Histogram();

  /** Records a group of writes that was appended. */
  public void group(int writes, long groupBytes, long nanos) {
    appends.add(writes);
    bytes.add(groupBytes);
    groupSizes.record(writes);
    writeNanos.record(nanos);
  }

  /** Records a sync that succeeded. */
  public void sync(long nanos) {
    syncNanos.record(nanos);
  }

  /** Records that a new file was begun. */
  public void rotation() {
    rotations.increment();
  }

  /** Records an error of the disk. */
  public void error() {
    errors.increment();
  }

  /** Records a write that was refused because its line is too long. */
  public void refusal() {
    refused.increment();
  }

  public long appends() {
    return appends.sum();
  }

  public long bytes() {
    return bytes.sum();
  }

  public long syncs() {
    return syncNanos.count();
  }

  public long rotations() {
    return rotations.sum();
  }

  public long errors() {
    return errors.sum();
  }

  public long refused() {
    return refused.sum();
  }

  public Histogram groupSizes() {
    return groupSizes;
  }

  public Histogram writeNanos() {
    return writeNanos;
  }

  public Histogram syncNanos() {
    return syncNanos;
  }
}
