package io.t4dx.core.shutdown;

import io.t4dx.resilience.ResilienceEvent;
import io.t4dx.resilience.ShutdownReport;
import io.t4dx.resilience.ShutdownReport.Phase;
import io.t4dx.resilience.ShutdownReport.PhaseReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the phases of a shutdown in their order, once. A phase that fails stops none after it. */
public final class Shutdown {
  private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

  private final Map<Phase, Runnable> work = new EnumMap<>(Phase.class);
  private final LongSupplier ticks;
  private final Consumer<ResilienceEvent> events;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable ShutdownReport report;

  /**
   * A shutdown that is yet to come.
   *
   * @param ticks nanoseconds since any moment
   */
  public Shutdown(LongSupplier ticks, Consumer<ResilienceEvent> events) {
    this.ticks = ticks;
    this.events = events;
  }

  /** What is to be done in a phase. */
  public Shutdown in(Phase phase, Runnable doing) {
    work.put(phase, doing);
    return this;
  }

  /**
   * Runs it, or waits for whoever does.
   *
   * @param inFlight how many calls there still are, when it is over
   * @param queued how many writes still wait, when it is over
   */
  public ShutdownReport run(LongSupplier inFlight, IntSupplier queued) {
    lock.lock();
    try {
      ShutdownReport done = report;
      if (done == null) {
        long start = ticks.getAsLong();
        List<PhaseReport> phases = new ArrayList<>();
        for (Phase phase : Phase.values()) {
          phases.add(run(phase));
        }
        done =
            new ShutdownReport(
                phases,
                inFlight.getAsLong(),
                queued.getAsInt(),
                Duration.ofNanos(ticks.getAsLong() - start));
        report = done;
      }
      return done;
    } finally {
      lock.unlock();
    }
  }

  private PhaseReport run(Phase phase) {
    long start = ticks.getAsLong();
    Optional<String> problem = Optional.empty();
    try {
      work.getOrDefault(phase, () -> {}).run();
    } catch (RuntimeException | Error e) {
      LOG.warn("phase {} of a shutdown failed; the next one follows", phase, e);
      problem = Optional.of(String.valueOf(e.getMessage()));
    }
    Duration took = Duration.ofNanos(ticks.getAsLong() - start);
    events.accept(new ResilienceEvent.PhaseEnded(phase, took));
    return new PhaseReport(phase, took, problem);
  }
}
