package io.t4dx.bench.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Lines of systems in one frame.
 *
 * @param places names along the x axis, at 0, 1, 2...; where there are none, x is a number
 */
record Chart(
    String title, String x, String y, boolean xByFactors, List<String> places, List<Line> lines) {
  private static final int WIDTH = 460;
  private static final int HEIGHT = 280;
  private static final int LEFT = 52;
  private static final int RIGHT = 14;
  private static final int TOP = 12;
  private static final int BOTTOM = 40;

  /** One system; points in the order in which they are joined. */
  record Line(String system, List<Point> points) {
    Line {
      points = List.copyOf(points);
    }
  }

  record Point(double x, double y) {}

  Chart {
    places = List.copyOf(places);
    lines = List.copyOf(lines);
  }

  String draw(List<String> systems) {
    Axis across =
        places.isEmpty()
            ? xAxis()
            : new Axis(0, Math.max(1, places.size() - 1), false, LEFT + 12, WIDTH - RIGHT - 12.0);
    Axis up = Axis.over(values().toList(), true, HEIGHT - BOTTOM, TOP);
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<figure><figcaption>%s</figcaption><svg viewBox=\"0 0 %d %d\" role=\"img\">%n"
            .formatted(Page.escaped(title), WIDTH, HEIGHT));
    grid(across, up, svg);
    for (Line line : lines) {
      line(line, Math.max(0, systems.indexOf(line.system())), across, up, svg);
    }
    return svg.append("</svg></figure>\n").toString();
  }

  private Axis xAxis() {
    List<Double> xs = lines.stream().flatMap(l -> l.points().stream()).map(Point::x).toList();
    if (xByFactors) {
      return Axis.over(xs, true, LEFT, WIDTH - RIGHT);
    }
    double least = xs.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    double most = xs.stream().mapToDouble(Double::doubleValue).max().orElse(1);
    return new Axis(least, most > least ? most : least + 1, false, LEFT + 12, WIDTH - RIGHT - 12.0);
  }

  private Stream<Double> values() {
    return lines.stream().flatMap(line -> line.points().stream()).map(Point::y);
  }

  private void grid(Axis across, Axis up, StringBuilder svg) {
    for (double tick : up.ticks()) {
      double at = up.place(tick);
      svg.append(rule(LEFT, at, WIDTH - RIGHT, at));
      svg.append(text("end", LEFT - 6, at + 4, Axis.label(tick)));
    }
    if (places.isEmpty()) {
      for (double tick : across.ticks()) {
        svg.append(text("middle", across.place(tick), HEIGHT - BOTTOM + 16, Axis.label(tick)));
      }
    }
    for (int i = 0; i < places.size(); i++) {
      svg.append(text("middle", across.place(i), HEIGHT - BOTTOM + 16, places.get(i)));
    }
    svg.append(text("middle", (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 6, x));
    svg.append(text("start", LEFT + 4, TOP + 10, y));
  }

  private static void line(Line line, int colour, Axis across, Axis up, StringBuilder svg) {
    StringBuilder points = new StringBuilder();
    StringBuilder dots = new StringBuilder();
    for (Point point : line.points()) {
      double x = across.place(point.x());
      double y = up.place(point.y());
      points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
      dots.append(
          String.format(
              Locale.ROOT,
              "<circle class=\"c%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"><title>%s:"
                  + " %,.4g</title></circle>",
              colour,
              x,
              y,
              Page.escaped(line.system()),
              point.y()));
    }
    svg.append("<polyline class=\"c%d\" points=\"%s\"/>%s%n".formatted(colour, points, dots));
  }

  private static String rule(double x1, double y1, double x2, double y2) {
    return String.format(
        Locale.ROOT, "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n", x1, y1, x2, y2);
  }

  private static String text(String anchor, double x, double y, String text) {
    return String.format(
        Locale.ROOT,
        "<text text-anchor=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>%n",
        anchor,
        x,
        y,
        Page.escaped(text));
  }
}
