package io.t4dx.torture.linear;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks for an order of calls on one register in which each read finds what was written last before
 * it, and no call comes before one that had ended when it began.
 *
 * <p>Depth first, over which calls were taken and what the register holds then; a pair that led
 * nowhere is not tried again (Wing and Gong's search with Lowe's memory of failures).
 */
public final class Register {
  private record Dead(BitSet taken, long value) {}

  private final List<Call> calls;
  private final Set<Dead> dead = new HashSet<>();

  private Register(List<Call> calls) {
    this.calls = calls;
  }

  /** Whether there is such an order, from a register that holds 0. */
  public static boolean isLinearizable(List<Call> history) {
    List<Call> calls = new ArrayList<>(history);
    // What nobody knows of a read tells nothing.
    calls.removeIf(call -> call.kind() == Call.Kind.READ && !call.isKnown());
    calls.sort(Comparator.comparingLong(Call::begun));
    return new Register(calls).canGoOn(new BitSet(), 0);
  }

  private boolean canGoOn(BitSet taken, long value) {
    if (isDone(taken)) {
      return true;
    }
    if (!dead.add(new Dead((BitSet) taken.clone(), value))) {
      return false;
    }
    long firstEnd = firstEnd(taken);
    for (int i = taken.nextClearBit(0); i < calls.size(); i = taken.nextClearBit(i + 1)) {
      Call call = calls.get(i);
      if (call.begun() > firstEnd) {
        return false;
      }
      boolean write = call.kind() == Call.Kind.WRITE;
      if (write || call.value() == value) {
        taken.set(i);
        boolean found = canGoOn(taken, write ? call.value() : value);
        taken.clear(i);
        if (found) {
          return true;
        }
      }
    }
    return false;
  }

  /** What is not known need not have happened. */
  private boolean isDone(BitSet taken) {
    for (int i = taken.nextClearBit(0); i < calls.size(); i = taken.nextClearBit(i + 1)) {
      if (calls.get(i).isKnown()) {
        return false;
      }
    }
    return true;
  }

  private long firstEnd(BitSet taken) {
    long first = Long.MAX_VALUE;
    for (int i = taken.nextClearBit(0); i < calls.size(); i = taken.nextClearBit(i + 1)) {
      first = Math.min(first, calls.get(i).ended());
    }
    return first;
  }
}
