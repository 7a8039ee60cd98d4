package io.t4dx.tools.look;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.t4dx.inspect.Picture;
import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The page of a picture: a template, and the picture as JSON in it. */
final class ReportPage {
  private static final String TEMPLATE = "report.html";
  private static final String PLACE = "\"PICTURE\"";

  private ReportPage() {}

  static String of(Picture picture) throws IOException {
    try (InputStream resource = ReportPage.class.getResourceAsStream(TEMPLATE)) {
      if (resource == null) {
        throw new IOException("the command was packaged without " + TEMPLATE);
      }
      return new String(resource.readAllBytes(), UTF_8).replace(PLACE, embedded(facts(picture)));
    }
  }

  /** JSON inside of a script: no memory may end that, or begin a comment. */
  private static String embedded(Facts facts) {
    return Json.line(facts)
        .replace("<", "\\u003c")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  private static Facts facts(Picture picture) {
    return new Facts()
        .add("directory", picture.directory())
        .add("facts", picture.facts())
        .add("segments", picture.segments().stream().map(ReportPage::segment).toList())
        .add("kappa", picture.kappa())
        .add("importance", picture.importance())
        .add(
            "timeline",
            new Facts()
                .add("begin", picture.timeline().begin())
                .add("width", picture.timeline().width())
                .add("counts", picture.timeline().counts()))
        .add("types", picture.types())
        .add("graphs", picture.graphs().stream().map(ReportPage::graph).toList())
        .add("edgeTypes", picture.edgeTypes().stream().map(ReportPage::edgeType).toList())
        .add("weights", picture.weights())
        .add("points", picture.points().stream().map(ReportPage::point).toList())
        .add("cycles", picture.cycles().stream().map(ReportPage::cycle).toList())
        .add("findings", picture.findings().stream().map(Found::facts).toList());
  }

  private static Facts segment(Picture.SegmentShape segment) {
    return new Facts()
        .add("number", segment.number())
        .add("bytes", segment.bytes())
        .add("graphBytes", segment.graphBytes())
        .add("rows", segment.rows())
        .add("deadRows", segment.deadRows())
        .add("edges", segment.edges())
        .add("deadEdges", segment.deadEdges())
        .add("firstLsn", segment.firstLsn())
        .add("lastLsn", segment.lastLsn())
        .add("begins", segment.begins())
        .add("ends", segment.ends());
  }

  private static Facts graph(Picture.GraphShape graph) {
    return new Facts()
        .add("segment", graph.segment())
        .add("levels", graph.levels())
        .add("degrees", graph.degrees())
        .add("unreachable", graph.unreachable());
  }

  private static Facts edgeType(Picture.EdgeTypeShape type) {
    return new Facts()
        .add("type", type.type())
        .add("edges", type.edges())
        .add("meanWeight", type.meanWeight());
  }

  /** Short, since there are thousands: id, namespace, x, y, kappa, importance, type, text, of. */
  private static List<Object> point(Picture.Point point) {
    return List.of(
        point.id(),
        point.namespace(),
        rounded(point.x()),
        rounded(point.y()),
        rounded(point.kappa()),
        rounded(point.importance()),
        point.type(),
        point.text(),
        point.prototype(),
        point.of().map(Object::toString).orElse(""));
  }

  private static double rounded(double number) {
    return Math.round(number * 10_000) / 10_000.0;
  }

  private static Facts cycle(Picture.Cycle cycle) {
    return new Facts()
        .add("number", cycle.number())
        .add("began", cycle.began())
        .add("took", cycle.took())
        .add("figures", cycle.figures());
  }
}
