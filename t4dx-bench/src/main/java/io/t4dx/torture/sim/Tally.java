package io.t4dx.torture.sim;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLongArray;

/** How often what happened. For any number of threads. */
public final class Tally {
  private final AtomicLongArray counts = new AtomicLongArray(Deed.values().length);

  void add(Deed deed) {
    add(deed, 1);
  }

  void add(Deed deed, long times) {
    counts.addAndGet(deed.ordinal(), times);
  }

  public long of(Deed deed) {
    return counts.get(deed.ordinal());
  }

  /** Power losses, in recoveries and elsewhere. */
  public long crashes() {
    return of(Deed.CRASH) + of(Deed.CRASH_IN_RECOVERY);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Deed deed : Deed.values()) {
      String name = deed.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      text.append(text.isEmpty() ? "" : ", ").append("%s %,d".formatted(name, of(deed)));
    }
    return text.toString();
  }
}
