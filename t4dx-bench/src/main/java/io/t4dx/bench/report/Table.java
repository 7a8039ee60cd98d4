package io.t4dx.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One case as text: a line for each metric, a column for each system, ratios to a baseline beside
 * the numbers.
 */
final class Table {
  private Table() {}

  static String of(String caseName, List<Result> results, String baseline) {
    Set<String> systems = new LinkedHashSet<>();
    Set<String> metrics = new LinkedHashSet<>();
    for (Result result : results) {
      systems.add(result.system());
      metrics.add(result.metric());
    }
    List<List<String>> lines = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of(caseName));
    head.addAll(systems);
    lines.add(head);
    for (String metric : metrics) {
      List<String> line = new ArrayList<>();
      Optional<Result> base = find(results, baseline, metric);
      line.add(metric + ", " + find(results, metric).unit());
      for (String system : systems) {
        line.add(
            find(results, system, metric).map(r -> number(r.value()) + ratio(r, base)).orElse("-"));
      }
      lines.add(line);
    }
    return aligned(lines);
  }

  /** Four significant digits, and no exponent: numbers are read in columns. */
  static String number(double value) {
    double size = Math.abs(value);
    int decimals = size >= 100 || size == Math.rint(size) ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 4;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  private static String ratio(Result result, Optional<Result> base) {
    if (base.isEmpty() || base.get().value() == 0 || base.get().system().equals(result.system())) {
      return "";
    }
    return String.format(Locale.ROOT, " (%.2fx)", result.value() / base.get().value());
  }

  private static Result find(List<Result> results, String metric) {
    return results.stream().filter(r -> r.metric().equals(metric)).findFirst().orElseThrow();
  }

  private static Optional<Result> find(List<Result> results, String system, String metric) {
    return results.stream()
        .filter(r -> r.system().equals(system) && r.metric().equals(metric))
        .findFirst();
  }

  private static String aligned(List<List<String>> lines) {
    int[] widths = new int[lines.get(0).size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder("\n");
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        String cell = line.get(i);
        String gap = " ".repeat(widths[i] - cell.length());
        text.append(i == 0 ? cell + gap : "  " + gap + cell);
      }
      text.append('\n');
    }
    return text.toString();
  }
}
