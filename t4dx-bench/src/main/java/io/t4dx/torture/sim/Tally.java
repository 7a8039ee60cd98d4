package io.t4dx.torture.sim;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** How often what happened. For any number of threads. */
public final class Tally {
  private final Map<Deed, LongAdder> counts = new EnumMap<>(Deed.class);

  public Tally() {
    for (Deed deed : Deed.values()) {
      counts.put(deed, new LongAdder());
    }
  }

  void add(Deed deed) {
    add(deed, 1);
  }

  void add(Deed deed, long times) {
    adder(deed).add(times);
  }

  public long of(Deed deed) {
    return adder(deed).sum();
  }

  private LongAdder adder(Deed deed) {
    return Objects.requireNonNull(counts.get(deed));
  }

  /** Power losses, in recoveries and elsewhere. */
  public long crashes() {
    return of(Deed.CRASH)
        + of(Deed.CRASH_IN_RECOVERY)
        + of(Deed.CRASH_IN_IMAGE)
        + of(Deed.CRASH_IN_BACKUP);
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
