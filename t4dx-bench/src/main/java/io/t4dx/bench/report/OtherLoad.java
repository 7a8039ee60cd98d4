package io.t4dx.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How busy other processes kept the machine while something was measured, from Linux's counters: a
 * number that was seen beside a busy neighbour is no figure.
 */
public final class OtherLoad {
  private static final double TICKS_A_SECOND = 100;
  private static final int FIRST_TIME_FIELD = 11;

  private final long start = System.nanoTime();
  private final OptionalDouble before = othersTicks();

  /** The processors that others used on average since this object was made. */
  public OptionalDouble processors() {
    OptionalDouble after = othersTicks();
    if (before.isEmpty() || after.isEmpty()) {
      return OptionalDouble.empty();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    double used = (after.getAsDouble() - before.getAsDouble()) / TICKS_A_SECOND;
    return OptionalDouble.of(Math.max(0, used / seconds));
  }

  private static OptionalDouble othersTicks() {
    try {
      long own = ticks(Path.of("/proc/self/stat"), 4);
      for (ProcessHandle child : ProcessHandle.current().descendants().toList()) {
        own += ticks(Path.of("/proc", Long.toString(child.pid()), "stat"), 2);
      }
      return OptionalDouble.of((double) (busyTicks() - own));
    } catch (IOException | NumberFormatException notLinux) {
      return OptionalDouble.empty();
    }
  }

  /** User, nice, system, interrupts and what the hypervisor stole. */
  private static long busyTicks() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("/proc/stat"));
    String[] fields = lines.get(0).split(" +", -1);
    long busy = 0;
    for (int field : new int[] {1, 2, 3, 6, 7, 8}) {
      busy += Long.parseLong(fields[field]);
    }
    return busy;
  }

  /**
   * The first {@code count} of: own user, own system, waited-for children's user and system time.
   */
  private static long ticks(Path stat, int count) throws IOException {
    String line = Files.readString(stat);
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = 0;
    for (int i = 0; i < count; i++) {
      ticks += Long.parseLong(fields[FIRST_TIME_FIELD + i]);
    }
    return ticks;
  }
}
