package io.t4dx.core.disk.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * What goes wrong on a simulated disk, counted from the moment the plan is given to it. Plans add
 * up: {@code FaultPlan.NONE.failAt(SYNC, 3).space(1 << 20)}.
 *
 * @param crashAt the mutating operation at which the power is lost, from 1
 * @param halfDone whether that operation has done a random part of its work by then
 * @param failures the operations that fail with an input/output error
 * @param space the bytes by which files can still grow
 * @param shortTransfers whether reads and writes often transfer less than they were asked to
 * @param seed what the random choices are made from
 */
public record FaultPlan(
    long crashAt,
    boolean halfDone,
    List<Failure> failures,
    long space,
    boolean shortTransfers,
    long seed) {

  private static final long NEVER = Long.MAX_VALUE;

  /** The operations of one kind, from the first to the last of these, counted from 1. */
  public record Failure(Operation kind, long first, long last) {
    public Failure {
      if (first < 1 || last < first) {
        throw new IllegalArgumentException(
            "failures of " + kind + " from " + first + " to " + last + ": count from 1, upwards");
      }
    }
  }

  /** Nothing goes wrong. */
  public static final FaultPlan NONE =
      new FaultPlan(NEVER, false, List.of(), Long.MAX_VALUE, false, 0);

  public FaultPlan {
    failures = List.copyOf(failures);
    if (crashAt < 1 || space < 0) {
      throw new IllegalArgumentException("crash at " + crashAt + ", space " + space);
    }
  }

  /** Loses power in place of the nth mutating operation: it has done nothing. */
  public FaultPlan crashAt(long nth) {
    return new FaultPlan(nth, false, failures, space, shortTransfers, seed);
  }

  /** Loses power inside the nth mutating operation: it has done a random part of its work. */
  public FaultPlan crashInside(long nth) {
    return new FaultPlan(nth, true, failures, space, shortTransfers, seed);
  }

  /** Fails the nth operation of a kind, and no other. */
  public FaultPlan failAt(Operation kind, long nth) {
    return fail(new Failure(kind, nth, nth));
  }

  /** Fails the nth operation of a kind and all that follow. */
  public FaultPlan failFrom(Operation kind, long nth) {
    return fail(new Failure(kind, nth, NEVER));
  }

  /** Lets files grow by so many bytes. */
  public FaultPlan space(long bytes) {
    return new FaultPlan(crashAt, halfDone, failures, bytes, shortTransfers, seed);
  }

  /** Makes about half of the reads and writes short. */
  public FaultPlan withShortTransfers() {
    return new FaultPlan(crashAt, halfDone, failures, space, true, seed);
  }

  public FaultPlan seed(long value) {
    return new FaultPlan(crashAt, halfDone, failures, space, shortTransfers, value);
  }

  private FaultPlan fail(Failure failure) {
    List<Failure> all = new ArrayList<>(failures);
    all.add(failure);
    return new FaultPlan(crashAt, halfDone, all, space, shortTransfers, seed);
  }
}
