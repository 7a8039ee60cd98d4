package io.t4dx.query;

import io.t4dx.query.Explanation.Choice;
import io.t4dx.query.Explanation.Condition;
import io.t4dx.query.Explanation.How;
import io.t4dx.query.Explanation.Place;
import io.t4dx.query.Explanation.Question;
import io.t4dx.query.Explanation.Times;
import io.t4dx.query.Explanation.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** An explanation as a table: a line for each place, and below it one for each condition. */
final class ExplanationText {
  private static final List<String> HEAD =
      List.of(
          "place",
          "choice",
          "rows",
          "live",
          "expected",
          "accepted",
          "codes",
          "floats",
          "visited",
          "filter",
          "search",
          "why");

  /** The columns before are texts, those from here on numbers. */
  private static final int NUMBERS = 2;

  private final Explanation<?> explanation;
  private final StringBuilder out = new StringBuilder();

  ExplanationText(Explanation<?> explanation) {
    this.explanation = explanation;
  }

  @Override
  public String toString() {
    out.setLength(0);
    question(explanation.question());
    out.append(found()).append(" as of LSN ").append(explanation.lsn());
    times(explanation.times());
    List<List<String>> lines = new ArrayList<>();
    lines.add(HEAD);
    explanation.places().forEach(place -> lines.add(cells(place)));
    int[] widths = widths(lines);
    line(HEAD, widths);
    for (int i = 0; i < explanation.places().size(); i++) {
      Place place = explanation.places().get(i);
      line(lines.get(i + 1), widths);
      if (place.choice() != Choice.PRUNED) {
        conditions(place);
      }
    }
    return out.toString();
  }

  private void question(Question question) {
    out.append(question.kind()).append(" in ").append(question.namespace());
    if (!question.order().isEmpty()) {
      out.append(" by ").append(question.order());
    }
    if (question.limit() < Long.MAX_VALUE) {
      out.append(", at most ").append(question.limit());
    }
    out.append(", where ").append(question.where().text()).append('\n');
  }

  private String found() {
    return switch (explanation.result()) {
      case SearchResult search when search.hits().isEmpty() -> "no hits";
      case SearchResult search ->
          search.hits().size()
              + " hits, scores "
              + search.hits().getFirst().score()
              + " to "
              + search.hits().getLast().score();
      case Object count -> count + " items";
    };
  }

  private void times(Times times) {
    out.append(", in ").append(micros(times.total())).append(" us: filtering ");
    out.append(micros(times.filtering())).append(", searching ");
    out.append(micros(times.searching())).append(", reading items ");
    out.append(micros(times.reading())).append('\n');
  }

  private static List<String> cells(Place place) {
    boolean asked = place.choice() != Choice.PRUNED;
    return List.of(
        place.name(),
        place.choice().name(),
        Long.toString(place.rows().all()),
        Long.toString(place.rows().live()),
        expected(place),
        asked ? place.rows().accepted() + percent(place.rows().selectivity()) : "-",
        some(place.work().comparedByCode()),
        some(place.work().comparedExactly()),
        some(place.work().visited()),
        micros(place.filtering()) + " us",
        micros(place.searching()) + " us",
        place.why() + ways(place.work()));
  }

  /** The ways along a graph; elsewhere the choice says it all. */
  private static String ways(Work work) {
    if (work.visited() == 0 && work.comparedByCode() == 0) {
      return "";
    }
    String ways = work.ways().stream().map(Enum::name).collect(Collectors.joining(", "));
    return work.near().isEmpty()
        ? "; " + ways
        : "; "
            + ways
            + "; of what is near the query "
            + share(work.near().getAsDouble())
            + " may be hits";
  }

  private static String expected(Place place) {
    OptionalDouble share = place.rows().estimatedSelectivity();
    OptionalDouble rows = place.rows().estimated();
    return rows.isPresent() && share.isPresent()
        ? Math.round(rows.getAsDouble()) + percent(share.getAsDouble())
        : "-";
  }

  private static String some(long number) {
    return number == 0 ? "-" : Long.toString(number);
  }

  private static String percent(double share) {
    return " (" + share(share) + ")";
  }

  private static String share(double share) {
    return Math.round(share * 1000) / 10.0 + "%";
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1_000;
  }

  private static int[] widths(List<List<String>> lines) {
    int[] widths = new int[HEAD.size()];
    for (List<String> cells : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], cells.get(i).length());
      }
    }
    return widths;
  }

  private void line(List<String> cells, int[] widths) {
    int last = widths.length - 1;
    for (int i = 0; i < last; i++) {
      String gap = " ".repeat(widths[i] - cells.get(i).length());
      out.append(i < NUMBERS ? cells.get(i) + gap : gap + cells.get(i)).append("  ");
    }
    out.append(cells.get(last)).append('\n');
  }

  private void conditions(Place place) {
    int number = 1;
    for (Condition condition : place.conditions()) {
      out.append("  ").append(number++).append(". ").append(condition.filter().text());
      out.append(": ").append(how(condition.how()));
      if (condition.how() != How.SETTLED && condition.how() != How.EXCLUDED) {
        out.append(", ").append(Math.round(condition.estimated())).append(" expected");
      }
      if (condition.how() != How.NOT_ASKED) {
        out.append(", ").append(condition.left()).append(" left");
      }
      out.append('\n');
    }
    long patched = place.rows().patched();
    if (patched > 0) {
      out.append("  ").append(patched).append(patched == 1 ? " patched row" : " patched rows");
      out.append(": one by one\n");
    }
  }

  private static String how(How how) {
    return switch (how) {
      case SETTLED -> "every row meets it, statistics say";
      case EXCLUDED -> "no row meets it, statistics say";
      case ORDER -> "by the order of its column";
      case COLUMN -> "by a scan of its column";
      case POSTINGS -> "by postings";
      case PARTS -> "part by part";
      case FIELDS -> "by reading every row, for want of an index";
      case ROW_BY_ROW -> "row by row";
      case NOT_ASKED -> "not asked, no row was left";
    };
  }
}
