package io.t4dx.bench.page;

import io.t4dx.bench.report.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which results make which chart; what is not drawn is in the tables. */
final class Charts {
  private static final Pattern WRITERS = Pattern.compile("(\\d+) writers?");
  private static final Pattern RECALL = Pattern.compile("qps at (0\\.\\d+)");
  private static final Pattern PERCENTILE = Pattern.compile("(\\w+) p(50|99|99\\.9)");
  private static final Pattern ITEMS = Pattern.compile("([\\d,]+) items");
  private static final Set<String> NO_COST = Set.of("others", "segments");
  private static final List<String> PERCENTILES = List.of("50", "99", "99.9");

  private final List<Result> results;
  private final List<Chart> charts = new ArrayList<>();

  private Charts(List<Result> results) {
    this.results = results;
  }

  static List<Chart> of(List<Result> results) {
    Charts charts = new Charts(results);
    charts.recall();
    charts.writers();
    charts.percentiles();
    charts.space();
    charts.growth();
    return charts.charts;
  }

  private void recall() {
    for (String name : distinct(Result::caseName, r -> r.suite().equals("vectors"))) {
      add(
          new Chart(
              "Vector search, " + name,
              "recall",
              "queries a second",
              false,
              List.of(),
              lines(
                  r ->
                      r.suite().equals("vectors")
                          && r.caseName().equals(name)
                          && r.unit().equals("q/s"),
                  r -> number(RECALL, r.metric(), 1))));
    }
  }

  private void writers() {
    add(
        new Chart(
            "Durable inserts of 2.5 KB",
            "writers",
            "inserts a second",
            true,
            List.of(),
            lines(
                r -> r.suite().equals("keyvalue") && r.metric().equals("durable inserts"),
                r -> number(WRITERS, r.caseName(), 1))));
  }

  private void percentiles() {
    for (String name : distinct(Result::caseName, r -> r.suite().equals("hybrid"))) {
      for (String kind : List.of("search", "insert", "update")) {
        add(
            new Chart(
                "Hybrid load, " + name + ": " + kind,
                "percentile",
                "microseconds",
                false,
                PERCENTILES.stream().map(p -> "p" + p).toList(),
                lines(
                    r -> r.suite().equals("hybrid") && r.caseName().equals(name),
                    r -> percentile(kind, r.metric()))));
      }
    }
  }

  private void space() {
    List<String> cases =
        distinct(r -> r.suite() + ": " + r.metric(), r -> r.unit().equals("bytes"));
    add(
        new Chart(
            "Space",
            "",
            "bytes",
            false,
            cases.stream().map(name -> name.replaceAll(":.*", "")).toList(),
            apart(
                lines(
                    r -> r.unit().equals("bytes"),
                    r -> OptionalDouble.of(cases.indexOf(r.suite() + ": " + r.metric()))))));
  }

  /** Each point alone: nothing leads from one workload to the next. */
  private static List<Chart.Line> apart(List<Chart.Line> lines) {
    return lines.stream()
        .flatMap(
            line ->
                line.points().stream().map(point -> new Chart.Line(line.system(), List.of(point))))
        .toList();
  }

  private void growth() {
    for (String metric : distinct(Result::metric, r -> r.suite().equals("growth"))) {
      if (NO_COST.contains(metric)) {
        continue;
      }
      Predicate<Result> those = r -> r.suite().equals("growth") && r.metric().equals(metric);
      Optional<Result> one = results.stream().filter(those).findFirst();
      add(
          new Chart(
              "As the store grows: " + metric,
              "items",
              one.map(Result::unit).orElse(""),
              true,
              List.of(),
              lines(those, r -> number(ITEMS, r.caseName().replace(",", ""), 1))));
    }
  }

  private void add(Chart chart) {
    if (!chart.lines().isEmpty()) {
      charts.add(chart);
    }
  }

  private List<String> distinct(Function<Result, String> of, Predicate<Result> among) {
    return results.stream().filter(among).map(of).distinct().toList();
  }

  private List<Chart.Line> lines(Predicate<Result> among, Function<Result, OptionalDouble> place) {
    Map<String, List<Chart.Point>> points = new LinkedHashMap<>();
    for (Result result : results) {
      OptionalDouble x = among.test(result) ? place.apply(result) : OptionalDouble.empty();
      if (x.isPresent() && result.value() > 0) {
        points
            .computeIfAbsent(result.system(), system -> new ArrayList<>())
            .add(new Chart.Point(x.getAsDouble(), result.value()));
      }
    }
    return points.entrySet().stream()
        .map(entry -> new Chart.Line(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static OptionalDouble number(Pattern pattern, String text, int group) {
    Matcher matcher = pattern.matcher(text);
    return matcher.matches()
        ? OptionalDouble.of(Double.parseDouble(matcher.group(group)))
        : OptionalDouble.empty();
  }

  private static OptionalDouble percentile(String kind, String metric) {
    Matcher matcher = PERCENTILE.matcher(metric);
    return matcher.matches() && matcher.group(1).equals(kind)
        ? OptionalDouble.of(PERCENTILES.indexOf(matcher.group(2)))
        : OptionalDouble.empty();
  }
}
