package io.t4dx.bench.hybrid;

import io.t4dx.bench.report.OtherLoad;
import io.t4dx.bench.report.ProcessorUse;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What went on beside a load: other processes, the threads behind the calls, sleep. Added up over
 * stretches of work, without what is done between them.
 */
final class Beside {
  private final HybridSystem system;
  private final Map<String, Double> processors = new TreeMap<>();
  private OtherLoad others = new OtherLoad();
  private ProcessorUse use = new ProcessorUse();
  private Optional<Asleep.Amount> slept = Optional.empty();
  private long start;
  private long nanos;
  private double elsewhere;
  private boolean countsOthers = true;
  private long cycles;
  private long asleep;

  /** Takes what is reported. */
  @FunctionalInterface
  interface Report {
    void add(String metric, String unit, double value);
  }

  Beside(HybridSystem system) {
    this.system = system;
  }

  /** A stretch of work begins. */
  void begin() {
    slept = system.slept();
    others = new OtherLoad();
    use = new ProcessorUse();
    start = System.nanoTime();
  }

  /** The stretch has ended. */
  void end() {
    long took = System.nanoTime() - start;
    nanos += took;
    if (slept.isPresent()) {
      Asleep.Amount more = system.slept().orElseThrow().since(slept.get());
      cycles += more.cycles();
      asleep += more.nanos();
    }
    use.seconds().forEach((who, seconds) -> processors.merge(who, seconds, Double::sum));
    OptionalDouble used = others.processors();
    countsOthers &= used.isPresent();
    elsewhere += used.orElse(0) * took;
  }

  /** Reports all stretches, in which there were so many operations. */
  void report(long operations, Report report) {
    processors.forEach(
        (who, seconds) -> report.add("processors for " + who, "us/op", 1e6 * seconds / operations));
    if (slept.isPresent()) {
      report.add("cycles of sleep that ended", "cycles", (double) cycles);
      report.add("time with a cycle under way", "share", (double) asleep / nanos);
    }
    if (countsOthers) {
      report.add("others", "processors", elsewhere / nanos);
    }
  }
}
