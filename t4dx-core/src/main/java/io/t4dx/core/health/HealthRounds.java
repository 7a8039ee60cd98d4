package io.t4dx.core.health;

import io.t4dx.resilience.HealthCheck;
import io.t4dx.resilience.ResilienceEvent;
import io.t4dx.resilience.ResilienceOptions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes rounds of checks. Each runs on a thread of its own, so that a disk that hangs holds up
 * nobody; one that still hangs in the next round is not begun again.
 */
public final class HealthRounds implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HealthRounds.class);

  private final List<Check> checks;
  private final ResilienceOptions options;
  private final InstantSource clock;
  private final Consumer<ResilienceEvent> events;
  private final ReentrantLock round = new ReentrantLock();
  private final Map<String, FutureTask<String>> hanging = new HashMap<>();
  private final Map<String, HealthCheck> found = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private final Thread thread;
  private boolean closed;
  private volatile List<HealthCheck> latest = List.of();
  private volatile Instant at;

  public HealthRounds(
      List<Check> checks,
      ResilienceOptions options,
      InstantSource clock,
      Consumer<ResilienceEvent> events) {
    this.checks = List.copyOf(checks);
    this.options = options;
    this.clock = clock;
    this.events = events;
    this.at = clock.instant();
    this.thread = Thread.ofPlatform().name("t4dx-health").daemon().unstarted(this::work);
  }

  public void start() {
    thread.start();
  }

  /** What the latest round found. */
  public List<HealthCheck> latest() {
    return latest;
  }

  /** When that was. */
  public Instant at() {
    return at;
  }

  /** Makes a round now. */
  public void check() {
    round.lock();
    try {
      List<HealthCheck> results = new ArrayList<>();
      for (Check check : checks) {
        results.add(check(check));
      }
      at = clock.instant();
      latest = List.copyOf(results);
    } finally {
      round.unlock();
    }
  }

  private HealthCheck check(Check check) {
    HealthCheck before = found.get(check.name());
    String detail;
    boolean ok = false;
    try {
      detail = look(check);
      ok = true;
    } catch (TimeoutException e) {
      detail = "no answer within " + options.healthTimeout();
    } catch (ExecutionException e) {
      detail = String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      detail = "the check was interrupted";
    }
    int failures = ok ? 0 : 1 + (before == null ? 0 : before.failuresInARow());
    Instant since = before != null && before.ok() == ok ? before.since() : clock.instant();
    HealthCheck result =
        new HealthCheck(check.name(), ok, detail, failures, since, ok ? "" : check.advice());
    found.put(check.name(), result);
    tell(before, result);
    return result;
  }

  private String look(Check check)
      throws ExecutionException, InterruptedException, TimeoutException {
    FutureTask<String> task = hanging.get(check.name());
    if (task == null) {
      task = new FutureTask<>(check.look());
      Thread.ofPlatform().name("t4dx-check-" + check.name()).daemon().start(task);
    }
    hanging.put(check.name(), task);
    String detail;
    try {
      detail = task.get(options.healthTimeout().toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      hanging.remove(check.name());
      throw e;
    }
    hanging.remove(check.name());
    return detail;
  }

  private void tell(@Nullable HealthCheck before, HealthCheck after) {
    if (after.failuresInARow() == options.alertAfter()) {
      LOG.error(
          "{} failed {} times in a row: {}", after.name(), after.failuresInARow(), after.detail());
      events.accept(new ResilienceEvent.Alert(after));
    } else if (after.ok() && before != null && before.failuresInARow() >= options.alertAfter()) {
      events.accept(new ResilienceEvent.AlertEnded(after));
    }
  }

  private void work() {
    while (awaitTurn()) {
      check();
    }
  }

  private boolean awaitTurn() {
    lock.lock();
    try {
      long left = options.healthEvery().toNanos();
      while (!closed && left > 0) {
        left = ended.awaitNanos(left);
      }
      return !closed;
    } catch (InterruptedException e) {
      // Nobody has a reason to interrupt this thread; it ends.
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** No round begins from now on; one under way ends by itself. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      ended.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
