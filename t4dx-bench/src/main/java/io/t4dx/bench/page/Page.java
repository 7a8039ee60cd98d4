package io.t4dx.bench.page;

import io.t4dx.bench.report.Result;
import io.t4dx.bench.report.SavedReport;
import io.t4dx.bench.report.ThisEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The page of some reports; it loads nothing, and is light or dark as its reader is. */
public final class Page {
  private static final String[][] COLOURS = {
    {"#0b5cad", "#6db3ff"},
    {"#b3471d", "#ff9a6b"},
    {"#2c7a39", "#7ed08a"},
    {"#7a3d9c", "#cf9bea"},
    {"#8a6d00", "#e6c64d"},
    {"#00707a", "#5fcfd9"},
    {"#a02060", "#ff8fc0"},
    {"#555555", "#bbbbbb"}
  };

  private final List<SavedReport> reports;
  private final List<Result> results;
  private final List<String> systems;
  private final StringBuilder html = new StringBuilder();

  private Page(List<SavedReport> reports) {
    this.reports = reports;
    this.results = reports.stream().flatMap(report -> report.results().stream()).toList();
    this.systems = results.stream().map(Result::system).distinct().sorted(Page::order).toList();
  }

  /** Writes the page, replacing a file that is there. */
  public static void write(List<SavedReport> reports, Path file) throws IOException {
    Files.writeString(file, of(reports));
  }

  static String of(List<SavedReport> reports) {
    return new Page(reports).draw();
  }

  /**
   * This engine first, so that its colour is the same on every page, then itself with other
   * options: their names begin with its own.
   */
  private static int order(String a, String b) {
    int ours = Boolean.compare(!ThisEngine.is(a), !ThisEngine.is(b));
    return ours != 0 ? ours : a.compareTo(b);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private String draw() {
    head();
    legend();
    html.append("<div class=\"charts\">\n");
    Charts.of(results).forEach(chart -> html.append(chart.draw(systems)));
    html.append("</div>\n");
    for (String suite : results.stream().map(Result::suite).distinct().toList()) {
      suite(results.stream().filter(r -> r.suite().equals(suite)).toList(), suite);
    }
    return html.append("</body></html>\n").toString();
  }

  private void head() {
    html.append(
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>T4DX beside others</title>
        <meta name="viewport" content="width=device-width"><style>
        :root{color-scheme:light dark;--paper:#fff;--ink:#1b1b1b;--faint:#d5d5d5;--quiet:#666}
        body{font:15px/1.45 system-ui,sans-serif;max-width:1000px;margin:2em auto;padding:0 1em;
        background:var(--paper);color:var(--ink)}
        .charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(320px,1fr));gap:1em}
        figure{margin:0}figcaption{font-weight:600}svg{width:100%;height:auto}
        svg text{font-size:11px;fill:var(--quiet)}svg line{stroke:var(--faint)}
        polyline{fill:none;stroke-width:2}table{border-collapse:collapse;margin:.5em 0 1.5em}
        td,th{padding:.15em .7em;border-bottom:1px solid var(--faint);text-align:right}
        td:first-child,th:first-child{text-align:left}small,pre{color:var(--quiet)}
        pre{white-space:pre-wrap}.key{margin-right:1.2em;white-space:nowrap}
        .key i{display:inline-block;width:.8em;height:.8em;border-radius:50%;margin-right:.35em}
        """);
    StringBuilder dark = new StringBuilder();
    for (int i = 0; i < COLOURS.length; i++) {
      html.append(colour(i, COLOURS[i][0]));
      dark.append(colour(i, COLOURS[i][1]));
    }
    html.append(
        """
        @media (prefers-color-scheme:dark){
        :root{--paper:#16181b;--ink:#e8e8e8;--faint:#3a3d42;--quiet:#a0a4aa}
        %s}
        </style></head><body><h1>T4DX beside others</h1>
        """
            .formatted(dark));
    for (SavedReport report : reports) {
      html.append("<pre>");
      html.append(escaped(report.machine() + "\n" + report.jdk() + "\n" + report.command() + "\n"));
      html.append(escaped(report.versions().toString())).append("</pre>\n");
    }
  }

  private static String colour(int index, String colour) {
    return ".c%1$d{stroke:%2$s}circle.c%1$d{fill:%2$s}i.c%1$d{background:%2$s}%n"
        .formatted(index, colour);
  }

  private void legend() {
    html.append("<p>");
    for (int i = 0; i < systems.size(); i++) {
      html.append(
          "<span class=\"key\"><i class=\"c%d\"></i>%s</span>"
              .formatted(i, escaped(systems.get(i))));
    }
    html.append("</p>\n");
  }

  private void suite(List<Result> seen, String suite) {
    html.append("<h2>%s</h2>%n".formatted(escaped(suite)));
    for (String name : seen.stream().map(Result::caseName).distinct().toList()) {
      table(seen.stream().filter(r -> r.caseName().equals(name)).toList(), name);
    }
  }

  private void table(List<Result> seen, String name) {
    List<String> columns =
        seen.stream().map(Result::system).distinct().sorted(Page::order).toList();
    html.append("<table><tr><th>%s</th>".formatted(escaped(name)));
    columns.forEach(system -> html.append("<th>%s</th>".formatted(escaped(system))));
    html.append("</tr>\n");
    for (String metric : seen.stream().map(Result::metric).distinct().toList()) {
      List<Result> row = seen.stream().filter(r -> r.metric().equals(metric)).toList();
      html.append(
          "<tr><td>%s <small>%s</small></td>"
              .formatted(escaped(metric), escaped(row.getFirst().unit())));
      for (String system : columns) {
        html.append("<td>%s</td>".formatted(cell(row, system)));
      }
      html.append("</tr>\n");
    }
    html.append("</table>\n");
  }

  /** A number, and that of this engine as it is by default as so many times it. */
  private static String cell(List<Result> row, String system) {
    Optional<Result> found = row.stream().filter(r -> r.system().equals(system)).findFirst();
    Optional<Result> self =
        row.stream().filter(r -> r.system().equals(ThisEngine.NAME)).findFirst();
    if (found.isEmpty()) {
      return "";
    }
    double value = found.get().value();
    String number = String.format(Locale.ROOT, value >= 100 ? "%,.0f" : "%.3g", value);
    return self.isEmpty() || value == 0 || system.equals(ThisEngine.NAME)
        ? number
        : number
            + String.format(Locale.ROOT, " <small>t4dx %.2fx</small>", self.get().value() / value);
  }
}
