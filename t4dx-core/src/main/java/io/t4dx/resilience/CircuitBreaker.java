package io.t4dx.resilience;

import io.t4dx.core.ambient.Ticks;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops calling what fails, and finds out whether it works again.
 *
 * <pre>
 *            failureThreshold in a row            resetTimeout is over
 *   CLOSED ----------------------------> OPEN -------------------------> HALF_OPEN
 *     ^                                   ^                              |       |
 *     |                                   +--------- any failure --------+       |
 *     +----------------------- successThreshold in a row -----------------------+
 * </pre>
 *
 * <p>While it is half open, at most as many calls are under way as successes are needed. A call
 * that ends after the state in which it began does not count for the state that there is by then.
 * For any number of threads; a closed breaker takes no lock and reads no clock.
 */
public final class CircuitBreaker {
  /** What a breaker does with calls. */
  public enum State {
    /** They are let through. */
    CLOSED,
    /** They are rejected. */
    OPEN,
    /** A few are let through on trial. */
    HALF_OPEN
  }

  /** One stay in one state; a call remembers in which it began. */
  private static final class Stay {
    private final State state;
    private final long since;
    private int trials;
    private int successes;

    /** Read without the lock by calls that succeed: they need it only where there were failures. */
    private volatile int failures;

    Stay(State state, long since) {
      this.state = state;
      this.since = since;
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(CircuitBreaker.class);

  private final String name;
  private final BreakerOptions options;
  private final LongSupplier nanos;
  private final long timeout;
  private final List<BreakerListener> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final LongAdder successes = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final LongAdder excluded = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private final LongAdder opened = new LongAdder();
  private volatile Stay stay;

  /** A closed breaker that goes by the ticking of this machine. */
  public CircuitBreaker(String name, BreakerOptions options) {
    this(name, options, Ticks::nanos);
  }

  /**
   * A closed breaker.
   *
   * @param nanos nanoseconds since any moment, never going back
   */
  public CircuitBreaker(String name, BreakerOptions options, LongSupplier nanos) {
    this.name = name;
    this.options = options;
    this.nanos = nanos;
    this.timeout = options.resetTimeout().toNanos();
    this.stay = new Stay(State.CLOSED, nanos.getAsLong());
  }

  /** Tells a listener of every change from now on. */
  public void listen(BreakerListener listener) {
    listeners.add(listener);
  }

  /**
   * Makes a call, unless the breaker is open.
   *
   * @throws CircuitOpenException if it was not made
   */
  public <T> T call(Supplier<T> work) {
    Stay begun = enter();
    T result;
    try {
      result = work.get();
    } catch (RuntimeException | Error e) {
      threw(begun, e);
      throw e;
    }
    succeeded(begun);
    return result;
  }

  /**
   * Makes a call that returns nothing, unless the breaker is open.
   *
   * @throws CircuitOpenException if it was not made
   */
  public void run(Runnable work) {
    call(
        () -> {
          work.run();
          return true;
        });
  }

  /** The state; one that is open stays so until the call that comes after its time. */
  public State state() {
    return stay.state;
  }

  /** How long it will be until a call is let through; zero where it is not open. */
  public Duration remaining() {
    return Duration.ofNanos(remaining(stay));
  }

  public BreakerStatistics statistics() {
    Stay now = stay;
    return new BreakerStatistics(
        now.state,
        successes.sum(),
        failures.sum(),
        excluded.sum(),
        rejected.sum(),
        opened.sum(),
        now.failures,
        Duration.ofNanos(nanos.getAsLong() - now.since));
  }

  /** Closes it, whatever there was. */
  public void reset() {
    lock.lock();
    try {
      become(State.CLOSED);
    } finally {
      lock.unlock();
    }
  }

  private Stay enter() {
    Stay now = stay;
    return now.state == State.CLOSED ? now : enterOnTrial();
  }

  private Stay enterOnTrial() {
    lock.lock();
    try {
      Stay now = stay;
      if (now.state == State.CLOSED) {
        return now;
      }
      long remaining = remaining(now);
      if (now.state == State.OPEN && remaining <= 0) {
        become(State.HALF_OPEN);
        now = stay;
      }
      if (now.state == State.OPEN || now.trials + now.successes >= options.successThreshold()) {
        rejected.increment();
        throw new CircuitOpenException(name, now.state, Duration.ofNanos(remaining));
      }
      now.trials++;
      return now;
    } finally {
      lock.unlock();
    }
  }

  private long remaining(Stay of) {
    return of.state == State.OPEN ? Math.max(0, timeout - (nanos.getAsLong() - of.since)) : 0;
  }

  private void succeeded(Stay begun) {
    successes.increment();
    if (begun.state != State.CLOSED || begun.failures != 0) {
      lock.lock();
      try {
        if (begun == stay) {
          countSuccess(begun);
        }
      } finally {
        lock.unlock();
      }
    }
  }

  private void countSuccess(Stay now) {
    now.failures = 0;
    if (now.state == State.HALF_OPEN) {
      now.trials--;
      now.successes++;
      if (now.successes >= options.successThreshold()) {
        become(State.CLOSED);
      }
    }
  }

  private void threw(Stay begun, Throwable thrown) {
    boolean counts = !options.excludes(thrown);
    (counts ? failures : excluded).increment();
    lock.lock();
    try {
      if (begun != stay) {
        return;
      }
      if (counts) {
        countFailure(begun);
      } else if (begun.state == State.HALF_OPEN) {
        begun.trials--;
      }
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // written under the lock only
  private void countFailure(Stay now) {
    now.failures++;
    if (now.state == State.HALF_OPEN || now.failures >= options.failureThreshold()) {
      become(State.OPEN);
    }
  }

  private void become(State next) {
    State before = stay.state;
    stay = new Stay(next, nanos.getAsLong());
    if (next == State.OPEN) {
      opened.increment();
    }
    if (before != next) {
      listeners.forEach(listener -> tell(listener, before, next));
    }
  }

  private void tell(BreakerListener listener, State before, State after) {
    try {
      listener.changed(name, before, after);
    } catch (RuntimeException e) {
      // A listener that fails is no reason to leave the breaker between two states.
      LOG.warn("a listener failed on {} becoming {}", name, after, e);
    }
  }
}
