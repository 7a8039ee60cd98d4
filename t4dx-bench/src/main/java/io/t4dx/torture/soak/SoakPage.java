package io.t4dx.torture.soak;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A page that needs nothing but itself: each figure over time, drawn as SVG. */
final class SoakPage {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 140;
  private static final double MEBIBYTE = 1 << 20;

  private final List<Sample> samples;
  private final StringBuilder page = new StringBuilder();

  private SoakPage(List<Sample> samples) {
    this.samples = samples;
  }

  static String of(List<Sample> samples) {
    return new SoakPage(samples).draw();
  }

  private String draw() {
    page.append(
        """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>T4DX soak</title>
        <style>body{font:14px sans-serif;max-width:960px;margin:2em auto}svg{border:1px solid #ccc}
        polyline{fill:none;stroke:#205080;stroke-width:1.2}</style></head><body><h1>T4DX soak</h1>
        """);
    plot("writes a second", Sample::writes);
    plot("reads a second", Sample::reads);
    plot("writes, median, ms", Sample::writeMedianMillis);
    plot("writes, 99 of 100, ms", Sample::writeP99Millis);
    plot("reads, 99 of 100, ms", Sample::readP99Millis);
    plot("slowest call, ms", Sample::slowestMillis);
    plot("segments", Sample::segments);
    plot("items", Sample::items);
    plot("heap, MiB", sample -> sample.heap() / MEBIBYTE);
    plot("mapped, MiB", sample -> sample.mapped() / MEBIBYTE);
    plot("files", Sample::files);
    plot("bytes in files, MiB", sample -> sample.fileBytes() / MEBIBYTE);
    plot("file descriptors", Sample::descriptors);
    return page.append("</body></html>\n").toString();
  }

  private void plot(String title, ToDoubleFunction<Sample> value) {
    double most = samples.stream().mapToDouble(value).max().orElse(0);
    double end = samples.isEmpty() ? 1 : samples.getLast().second();
    StringBuilder points = new StringBuilder();
    for (Sample sample : samples) {
      double x = sample.second() / end * WIDTH;
      double y = HEIGHT - (most == 0 ? 0 : value.applyAsDouble(sample) / most * (HEIGHT - 10));
      points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
    }
    page.append(
        String.format(
            Locale.ROOT,
            "<h3>%s, up to %,.2f, in %.0f s</h3><svg width=\"%d\" height=\"%d\">"
                + "<polyline points=\"%s\"/></svg>%n",
            title,
            most,
            end,
            WIDTH,
            HEIGHT,
            points));
  }
}
