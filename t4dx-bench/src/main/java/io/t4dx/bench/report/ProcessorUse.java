package io.t4dx.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Whose threads kept the processors busy while something was measured, from Linux's counters: the
 * JVM's own, such as its compilers, and those that a system works with behind its calls. What is
 * left is the time of the threads that made the calls.
 */
public final class ProcessorUse {
  /** The threads that made the calls, and whatever else is not named. */
  public static final String CALLERS = "callers";

  /** Of less than this share nothing is told. */
  private static final double LEAST_SHARE = 0.01;

  private static final double TICKS_A_SECOND = 100;
  private static final int FIRST_TIME_FIELD = 11;

  private final Path process;
  private final Map<String, Long> before;

  public ProcessorUse() {
    this(Path.of("/proc/self"));
  }

  ProcessorUse(Path process) {
    this.process = process;
    this.before = ticks(process);
  }

  /** Seconds of processor time since this object was made, by who took them; empty elsewhere. */
  public Map<String, Double> seconds() {
    Map<String, Long> after = ticks(process);
    Map<String, Double> seconds = new TreeMap<>();
    if (before.isEmpty() || after.isEmpty()) {
      return seconds;
    }
    double all = (after.get(CALLERS) - before.get(CALLERS)) / TICKS_A_SECOND;
    double callers = all;
    for (Map.Entry<String, Long> one : after.entrySet()) {
      double used = (one.getValue() - before.getOrDefault(one.getKey(), 0L)) / TICKS_A_SECOND;
      if (!one.getKey().equals(CALLERS) && used >= LEAST_SHARE * all) {
        seconds.put(one.getKey(), used);
        callers -= used;
      }
    }
    seconds.put(CALLERS, Math.max(0, callers));
    return seconds;
  }

  /** The time of the whole process under the name of the callers, and that of named threads. */
  private static Map<String, Long> ticks(Path process) {
    Map<String, Long> ticks = new HashMap<>();
    try (Stream<Path> threads = Files.list(process.resolve("task"))) {
      for (Path thread : threads.toList()) {
        add(thread.resolve("stat"), ticks);
      }
      ticks.put(CALLERS, time(Files.readString(process.resolve("stat"))));
      return ticks;
    } catch (IOException | NumberFormatException notLinux) {
      return Map.of();
    }
  }

  private static void add(Path stat, Map<String, Long> ticks) {
    try {
      String line = Files.readString(stat);
      String name = line.substring(line.indexOf('(') + 1, line.lastIndexOf(')'));
      if (isNamed(name)) {
        ticks.merge(name.replaceAll("[ -]*#?\\d+$| /.*$", ""), time(line), Long::sum);
      }
    } catch (IOException ended) {
      // A thread that is gone is among the callers: those end between two stretches of work.
    }
  }

  /** Whoever calls does it from a pool, or from the main thread, which is called as the program. */
  private static boolean isNamed(String name) {
    return Stream.of("pool-", "java", "main").noneMatch(name::startsWith);
  }

  private static long time(String line) {
    List<String> fields = List.of(line.substring(line.lastIndexOf(')') + 2).split(" ", -1));
    return Long.parseLong(fields.get(FIRST_TIME_FIELD))
        + Long.parseLong(fields.get(FIRST_TIME_FIELD + 1));
  }
}
