package io.t4dx.core.disk.sim;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A fault plan while it runs: counts operations, traces them, and makes them fail. */
final class Faults {
  private static final int TRACED = 256;

  private final ArrayDeque<Step> trace = new ArrayDeque<>();
  private final Map<Operation, Long> total = new EnumMap<>(Operation.class);
  private final Map<Operation, Long> sincePlan = new EnumMap<>(Operation.class);
  private long mutations;
  private long mutationsSincePlan;
  private FaultPlan plan = FaultPlan.NONE;
  private SplittableRandom random = new SplittableRandom(0);
  private boolean inCrash;
  private boolean crashed;

  private record Step(long number, Operation kind, String path, long offset, long length) {
    @Override
    public String toString() {
      String range = length < 0 ? "" : " " + length + " bytes at " + offset;
      return (number == 0 ? "- " : number + " ") + kind + " " + path + range;
    }
  }

  void plan(FaultPlan next) {
    plan = next;
    random = new SplittableRandom(next.seed());
    mutationsSincePlan = 0;
    sincePlan.clear();
  }

  FaultPlan plan() {
    return plan;
  }

  long mutations() {
    return mutations;
  }

  long count(Operation kind) {
    return total.getOrDefault(kind, 0L);
  }

  List<String> trace() {
    List<String> lines = new ArrayList<>();
    trace.forEach(step -> lines.add(step.toString()));
    return lines;
  }

  /** Begins an operation on a whole name. */
  void enter(Operation kind, String path) throws IOException {
    enter(kind, path, 0, -1);
  }

  /**
   * Begins an operation: throws if the plan makes it fail, or loses power before it does anything.
   */
  void enter(Operation kind, String path, long offset, long length) throws IOException {
    requirePower();
    boolean mutating = kind.mutating();
    total.merge(kind, 1L, Long::sum);
    long nth = sincePlan.merge(kind, 1L, Long::sum);
    if (mutating) {
      mutations++;
      mutationsSincePlan++;
    }
    Step step = new Step(mutating ? mutations : 0, kind, path, offset, length);
    if (trace.size() == TRACED) {
      trace.removeFirst();
    }
    trace.addLast(step);
    if (mutating && mutationsSincePlan == plan.crashAt()) {
      inCrash = true;
      if (!plan.halfDone()) {
        leave();
      }
    }
    for (FaultPlan.Failure failure : plan.failures()) {
      if (failure.kind() == kind && nth >= failure.first() && nth <= failure.last()) {
        throw new IOException("simulated input/output error in " + step);
      }
    }
  }

  /** How much of the work the operation does: all of it, unless the power goes inside it. */
  int share(int work) {
    return inCrash ? random.nextInt(work + 1) : work;
  }

  /** Whether the power goes inside the operation that has begun. */
  boolean isHalfDone() {
    return inCrash;
  }

  SplittableRandom random() {
    return random;
  }

  /** How many of the bytes a read or write transfers. */
  int transfer(int wanted) {
    boolean whole = wanted <= 1 || !plan.shortTransfers() || random.nextBoolean();
    return whole ? wanted : 1 + random.nextInt(wanted - 1);
  }

  /** Ends an operation: throws if the power went inside it. */
  void leave() throws IOException {
    if (inCrash) {
      crashed = true;
      requirePower();
    }
  }

  void losePower() {
    crashed = true;
  }

  boolean hasPower() {
    return !crashed;
  }

  void requirePower() throws IOException {
    if (crashed) {
      throw new DiskCrashedException(
          "the simulated disk lost power after mutating operation "
              + mutations
              + (trace.isEmpty() ? "" : ": " + trace.getLast()));
    }
  }
}
