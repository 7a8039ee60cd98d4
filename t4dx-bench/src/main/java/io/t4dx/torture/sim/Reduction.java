package io.t4dx.torture.sim;

import io.t4dx.write.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes a history that fails shorter: takes parts away as long as it fails, halves first and single
 * steps last, and then operations out of batches (Zeller and Hildebrandt's delta debugging).
 */
final class Reduction {
  private final Predicate<List<Step>> fails;
  private int triesLeft;

  /**
   * A reduction that has not begun.
   *
   * @param fails whether a history fails still
   * @param tries how many histories are tried at most
   */
  Reduction(Predicate<List<Step>> fails, int tries) {
    this.fails = fails;
    this.triesLeft = tries;
  }

  List<Step> reduce(List<Step> failing) {
    List<Step> steps = withoutParts(failing);
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) instanceof Step.Write(List<Operation> operations)) {
        steps = withSmallerBatch(steps, i, operations);
      }
    }
    return steps;
  }

  private List<Step> withoutParts(List<Step> failing) {
    List<Step> steps = failing;
    int part = Math.max(1, steps.size() / 2);
    while (true) {
      boolean shorter = false;
      for (int from = 0; from < steps.size(); ) {
        List<Step> rest = new ArrayList<>(steps.subList(0, from));
        rest.addAll(steps.subList(Math.min(steps.size(), from + part), steps.size()));
        if (stillFails(rest)) {
          steps = rest;
          shorter = true;
        } else {
          from += part;
        }
      }
      if (part == 1 && !shorter) {
        return steps;
      }
      part = Math.max(1, part / 2);
    }
  }

  private List<Step> withSmallerBatch(List<Step> failing, int index, List<Operation> operations) {
    List<Step> steps = failing;
    List<Operation> left = new ArrayList<>(operations);
    for (int i = left.size() - 1; i >= 0 && left.size() > 1; i--) {
      List<Operation> fewer = new ArrayList<>(left);
      fewer.remove(i);
      List<Step> tried = new ArrayList<>(steps);
      tried.set(index, new Step.Write(fewer));
      if (stillFails(tried)) {
        steps = tried;
        left = fewer;
      }
    }
    return steps;
  }

  private boolean stillFails(List<Step> steps) {
    return triesLeft-- > 0 && fails.test(steps);
  }
}
