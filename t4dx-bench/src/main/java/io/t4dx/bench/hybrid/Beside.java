package io.t4dx.bench.hybrid;

import io.t4dx.bench.report.OtherLoad;
import io.t4dx.bench.report.ProcessorUse;
import java.util.Map;
import java.util.Optional;

/** What went on beside a load: other processes, the threads behind the calls, sleep. */
final class Beside {
  private final HybridSystem system;
  private final OtherLoad others = new OtherLoad();
  private final ProcessorUse use = new ProcessorUse();
  private final Optional<Asleep.Amount> slept;
  private final long start = System.nanoTime();

  /** Takes what is reported. */
  @FunctionalInterface
  interface Report {
    void add(String metric, String unit, double value);
  }

  /** The load begins. */
  Beside(HybridSystem system) {
    this.system = system;
    this.slept = system.slept();
  }

  /** The load has ended after so many operations. */
  void end(long operations, Report report) {
    long nanos = System.nanoTime() - start;
    for (Map.Entry<String, Double> one : use.seconds().entrySet()) {
      report.add("processors for " + one.getKey(), "us/op", 1e6 * one.getValue() / operations);
    }
    if (slept.isPresent()) {
      Asleep.Amount more = system.slept().orElseThrow().since(slept.get());
      report.add("cycles of sleep that ended", "cycles", (double) more.cycles());
      report.add("time with a cycle under way", "share", (double) more.nanos() / nanos);
    }
    others.processors().ifPresent(used -> report.add("others", "processors", used));
  }
}
