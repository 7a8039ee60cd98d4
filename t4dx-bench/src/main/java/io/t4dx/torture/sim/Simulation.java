package io.t4dx.torture.sim;

import io.t4dx.core.disk.Disk;
import io.t4dx.torture.oracle.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;

/** Many lives, one after the other in each thread, until it is enough or one fails. */
public final class Simulation {
  private static final int TRIES = 2_000;

  private final long firstSeed;
  private final UnaryOperator<Disk> disks;
  private final LongFunction<Origin> origins;
  private final int tries;
  private final Tally tally = new Tally();
  private final AtomicLong begun = new AtomicLong();
  private final AtomicLong ended = new AtomicLong();
  private final AtomicReference<Optional<Failure>> failure =
      new AtomicReference<>(Optional.empty());

  /** Lives of the seeds from this one on. */
  public Simulation(long firstSeed) {
    this(firstSeed, disk -> disk, Origin::of, TRIES);
  }

  /** The same, but a life that fails is left as long as it is. */
  public static Simulation withoutReduction(long firstSeed) {
    return new Simulation(firstSeed, disk -> disk, Origin::of, 0);
  }

  /**
   * Lives on disks that something stands before.
   *
   * @param disks what the store is given in place of a disk
   */
  public static Simulation withoutReduction(long firstSeed, UnaryOperator<Disk> disks) {
    return new Simulation(firstSeed, disks, Origin::of, 0);
  }

  /** Lives of little else than flipped bits. */
  public static Simulation ofRot(long firstSeed) {
    return new Simulation(firstSeed, disk -> disk, Origin::rotting, 0);
  }

  private Simulation(
      long firstSeed, UnaryOperator<Disk> disks, LongFunction<Origin> origins, int tries) {
    this.firstSeed = firstSeed;
    this.disks = disks;
    this.origins = origins;
    this.tries = tries;
  }

  public Tally tally() {
    return tally;
  }

  /** How many lives have ended well. */
  public long histories() {
    return ended.get();
  }

  public Optional<Failure> failure() {
    return failure.get();
  }

  /** Lives so many, at most, in the calling thread. */
  public Optional<Failure> run(long histories) {
    work(histories, () -> true);
    return failure();
  }

  /** Lives in so many threads until it is enough, and returns when all have ended. */
  public Optional<Failure> run(int threads, long histories, BooleanSupplier goOn) {
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      workers.add(
          Thread.ofPlatform().name("torture-" + i).daemon().start(() -> work(histories, goOn)));
    }
    for (Thread worker : workers) {
      while (worker.isAlive()) {
        try {
          worker.join();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return failure();
        }
      }
    }
    return failure();
  }

  private void work(long histories, BooleanSupplier goOn) {
    for (long nth = begun.getAndIncrement();
        nth < histories && failure.get().isEmpty() && goOn.getAsBoolean();
        nth = begun.getAndIncrement()) {
      long seed = firstSeed + nth;
      Origin origin = origins.apply(seed);
      Optional<Violation> violation = violation(origin, origin.steps(), tally);
      if (violation.isPresent()) {
        failure.compareAndSet(Optional.empty(), Optional.of(reduced(seed, origin)));
      } else {
        ended.incrementAndGet();
      }
    }
  }

  private Failure reduced(long seed, Origin origin) {
    Tally unheard = new Tally();
    List<Step> steps =
        new Reduction(tried -> violation(origin, tried, unheard).isPresent(), tries)
            .reduce(origin.steps());
    Violation violation =
        violation(origin, steps, unheard)
            .orElseThrow(() -> new IllegalStateException("seed " + seed + " fails only sometimes"));
    return new Failure(seed, origin.steps().size(), steps, violation);
  }

  private Optional<Violation> violation(Origin origin, List<Step> steps, Tally counted) {
    try {
      new Life(origin, disks, counted).live(steps);
      return Optional.empty();
    } catch (Violation e) {
      return Optional.of(e);
    }
  }
}
