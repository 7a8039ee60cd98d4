package io.t4dx.bench.log;

import io.t4dx.bench.Suite;
import io.t4dx.bench.SuiteOptions;
import io.t4dx.bench.report.BenchReport;
import io.t4dx.bench.report.OtherLoad;
import io.t4dx.bench.report.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The log and the bare device in turns, a second or two each: a disk that is shared changes its
 * speed from minute to minute, so that only neighbours compare. Of each figure the median of the
 * rounds is reported, and of the ratios that of the rounds' own ratios.
 */
public final class LogSuite implements Suite {
  private static final String NAME = "log";
  private static final int LINE_BYTES = 2500;
  private static final Duration TURN = Duration.ofMillis(1500);
  private static final List<Case> CASES =
      List.of(
          new Case("one", 1, 1),
          new Case("sixteen", 16, 1),
          new Case("sixty-four", 64, 1),
          new Case("batches", 1, 100));

  /** So many threads, each appending lines of so many items. */
  private record Case(String name, int threads, int items) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "durable writes beside a bare file, in turns";
  }

  @Override
  public Set<String> valueOptions() {
    return Set.of("--only", "--rounds");
  }

  @Override
  public List<String> neededModules() {
    return List.of();
  }

  @Override
  public void run(SuiteOptions options, BenchReport report) throws IOException {
    int rounds = Integer.parseInt(options.value("--rounds").orElse(options.quick() ? "3" : "9"));
    List<String> only = List.of(options.value("--only").orElse("").split(",", -1));
    for (Case wanted : CASES) {
      if (only.contains("") || only.contains(wanted.name())) {
        measure(wanted, rounds, report);
      }
    }
    report.printTables(NAME, List.of("bare"));
  }

  private static void measure(Case wanted, int rounds, BenchReport report) throws IOException {
    OtherLoad others = new OtherLoad();
    List<Turn> bare = new ArrayList<>();
    List<Turn> log = new ArrayList<>();
    Path directory = Scratch.create();
    try (BareFile file = new BareFile(directory);
        OpenLog store = new OpenLog(directory.resolve("store"))) {
      byte[] raw = Payload.of(wanted.items(), LINE_BYTES);
      byte[] line = Payload.of(wanted.items(), LINE_BYTES - Payload.LINE_OVERHEAD / wanted.items());
      for (int round = 0; round < rounds; round++) {
        bare.add(Crowd.run(wanted.threads(), TURN, () -> () -> file.groupCommit(raw)));
        log.add(
            Crowd.run(
                wanted.threads(),
                TURN,
                () -> {
                  Payload.Write write = new Payload.Write(line);
                  return () -> store.append(write);
                }));
        store.release();
      }
    } finally {
      Scratch.delete(directory);
    }
    report(wanted, bare, log, report);
    others
        .processors()
        .ifPresent(
            used ->
                report.add(new Result(NAME, wanted.name(), "log", "others", "processors", used)));
  }

  private static void report(Case wanted, List<Turn> bare, List<Turn> log, BenchReport report) {
    for (Figure figure : Figure.values()) {
      add(report, wanted, "bare", figure.text, figure.unit, figure.median(bare));
      add(report, wanted, "log", figure.text, figure.unit, figure.median(log));
      List<Double> ratios = new ArrayList<>();
      for (int i = 0; i < bare.size(); i++) {
        ratios.add(figure.of(log.get(i)) / figure.of(bare.get(i)));
      }
      ratios.sort(null);
      String name = figure.text + " log/bare";
      add(report, wanted, "log", name + " lowest", "ratio", ratios.getFirst());
      add(report, wanted, "log", name + " median", "ratio", ratios.get(ratios.size() / 2));
      add(report, wanted, "log", name + " highest", "ratio", ratios.getLast());
    }
    double lines = Figure.THROUGHPUT.median(log);
    add(report, wanted, "log", "items", "items/s", lines * wanted.items());
  }

  private static void add(
      BenchReport report, Case of, String system, String metric, String unit, double value) {
    report.add(new Result(NAME, of.name(), system, metric, unit, value));
  }
}
