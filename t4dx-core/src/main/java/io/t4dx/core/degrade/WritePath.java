package io.t4dx.core.degrade;

import io.t4dx.resilience.CircuitBreaker;
import io.t4dx.resilience.CircuitOpenException;
import io.t4dx.resilience.DegradationLevel;
import io.t4dx.resilience.ResilienceEvent;
import io.t4dx.resilience.ResilienceOptions;
import io.t4dx.store.T4dxException;
import io.t4dx.write.Durability;
import io.t4dx.write.Operation;
import io.t4dx.write.WriteBatch;
import io.t4dx.write.WriteResult;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The way of writes into a store whose disk may fail.
 *
 * <pre>
 *              a write fails               the log cannot be opened again
 *   NORMAL ------------------> READ_ONLY --------------------------------> MEMORY_ONLY
 *      ^                          |   ^                                         |
 *      +--- the queue is empty ---+   +------------- the log is open -----------+
 * </pre>
 *
 * <p>A write that failed is void once a fresh file of the log is opened, and not before: so it may
 * be queued, and is then written once.
 */
public final class WritePath {
  private final WriteTarget target;
  private final CircuitBreaker breaker;
  private final ResilienceOptions options;
  private final InstantSource clock;
  private final Consumer<ResilienceEvent> events;
  private final ReentrantLock lock = new ReentrantLock();
  private final ReentrantLock recovering = new ReentrantLock();
  private final ArrayDeque<WriteBatch> waiting = new ArrayDeque<>();
  private volatile DegradationLevel level = DegradationLevel.NORMAL;
  private volatile Instant since;
  private volatile String cause = "";

  public WritePath(
      WriteTarget target,
      CircuitBreaker breaker,
      ResilienceOptions options,
      InstantSource clock,
      Consumer<ResilienceEvent> events) {
    this.target = target;
    this.breaker = breaker;
    this.options = options;
    this.clock = clock;
    this.events = events;
    this.since = clock.instant();
    breaker.listen(
        (_, before, after) -> events.accept(new ResilienceEvent.BreakerChanged(before, after)));
  }

  public DegradationLevel level() {
    return level;
  }

  /** When it came to its level. */
  public Instant since() {
    return since;
  }

  public int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /** Writes a batch, or refuses it. */
  public WriteResult write(WriteBatch batch) {
    if (level != DegradationLevel.NORMAL) {
      throw refusal();
    }
    try {
      return breaker.call(() -> target.write(batch));
    } catch (T4dxException.ReadOnly | T4dxException.DiskFailure e) {
      fall(DegradationLevel.READ_ONLY, e);
      throw e;
    }
  }

  /** Writes a batch, or lets it wait. */
  public WriteResult writeOrQueue(WriteBatch batch) {
    WriteBatch prepared = target.prepared(batch);
    while (true) {
      if (level == DegradationLevel.NORMAL) {
        try {
          return breaker.call(() -> target.write(prepared));
        } catch (T4dxException.ReadOnly | T4dxException.DiskFailure e) {
          fall(DegradationLevel.READ_ONLY, e);
        }
      }
      if (enqueue(prepared)) {
        return new WriteResult(0, Durability.QUEUED, List.of(), ids(prepared));
      }
    }
  }

  private static List<UUID> ids(WriteBatch batch) {
    List<UUID> ids = new ArrayList<>();
    for (Operation operation : batch.operations()) {
      if (operation instanceof Operation.Insert insert) {
        insert.item().id().ifPresent(ids::add);
      }
    }
    return ids;
  }

  /** False where there is no reason to wait any more. */
  private boolean enqueue(WriteBatch batch) {
    lock.lock();
    try {
      if (level == DegradationLevel.NORMAL) {
        return false;
      }
      if (waiting.size() >= options.queueCapacity()) {
        throw new T4dxException.Overloaded(
            waiting.size()
                + " writes wait for the disk, as many as may ("
                + cause
                + "); nothing was queued");
      }
      waiting.addLast(batch);
      return true;
    } finally {
      lock.unlock();
    }
  }

  private T4dxException refusal() {
    return new T4dxException.ReadOnly(
        "the store is at level "
            + level.number()
            + " ("
            + level
            + ") since "
            + since
            + ": "
            + cause
            + "; nothing was written; reads still answer",
        null);
  }

  private void fall(DegradationLevel to, RuntimeException why) {
    lock.lock();
    try {
      if (level.compareTo(to) < 0) {
        become(to, String.valueOf(why.getMessage()));
      }
    } finally {
      lock.unlock();
    }
  }

  private void become(DegradationLevel to, String why) {
    DegradationLevel before = level;
    cause = why;
    since = clock.instant();
    level = to;
    events.accept(new ResilienceEvent.LevelChanged(before, to, why));
  }

  /**
   * Tries to go on: opens a fresh file of the log, writes what waits, and is normal again.
   *
   * @return whether it is
   */
  public boolean recover() {
    recovering.lock();
    try {
      return level == DegradationLevel.NORMAL || (reopen() && drain());
    } finally {
      recovering.unlock();
    }
  }

  /**
   * Writes a line that changes nothing, to see whether the disk takes writes; where it does not,
   * the store is degraded.
   */
  public void probe() {
    try {
      breaker.run(target::probe);
    } catch (T4dxException.ReadOnly | T4dxException.DiskFailure e) {
      fall(DegradationLevel.READ_ONLY, e);
      throw e;
    }
  }

  private boolean reopen() {
    try {
      breaker.run(target::resume);
    } catch (CircuitOpenException e) {
      return false;
    } catch (RuntimeException e) {
      fall(DegradationLevel.MEMORY_ONLY, e);
      return false;
    }
    lock.lock();
    try {
      if (level == DegradationLevel.MEMORY_ONLY) {
        become(DegradationLevel.READ_ONLY, "the log is open; what waited is written");
      }
    } finally {
      lock.unlock();
    }
    return proves();
  }

  /** As often as the breaker wants to see it before it closes. */
  private boolean proves() {
    try {
      do {
        breaker.run(target::probe);
      } while (breaker.state() != CircuitBreaker.State.CLOSED);
      return true;
    } catch (RuntimeException e) {
      // It stays at its level, and is tried again.
      return false;
    }
  }

  private boolean drain() {
    int written = 0;
    for (WriteBatch next = next(); next != null; next = next()) {
      if (!writeQueued(next)) {
        tellDrained(written % options.drainBatch());
        return false;
      }
      written++;
      lock.lock();
      try {
        waiting.removeFirst();
      } finally {
        lock.unlock();
      }
      if (written % options.drainBatch() == 0) {
        tellDrained(options.drainBatch());
      }
    }
    tellDrained(written % options.drainBatch());
    return true;
  }

  private void tellDrained(int written) {
    if (written > 0) {
      events.accept(new ResilienceEvent.Drained(written, waiting()));
    }
  }

  /** The write whose turn it is; none where all are written, and the store is normal again. */
  private @Nullable WriteBatch next() {
    lock.lock();
    try {
      WriteBatch next = waiting.peekFirst();
      if (next == null && level != DegradationLevel.NORMAL) {
        become(DegradationLevel.NORMAL, "the disk takes writes");
      }
      return next;
    } finally {
      lock.unlock();
    }
  }

  /** False where it must be tried again. */
  private boolean writeQueued(WriteBatch batch) {
    try {
      breaker.call(() -> target.write(batch));
      return true;
    } catch (IllegalArgumentException | T4dxException.ComponentRefused e) {
      events.accept(new ResilienceEvent.QueuedWriteRefused(String.valueOf(e.getMessage())));
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }
}
