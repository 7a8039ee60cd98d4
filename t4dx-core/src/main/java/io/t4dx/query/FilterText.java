package io.t4dx.query;

import io.t4dx.model.Micros;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Filters in words; the same words in every run, however long a list of values is. */
final class FilterText {
  private static final int MOST_VALUES = 8;

  private FilterText() {}

  static String of(Filter filter) {
    return switch (filter) {
      case Filter.Everything _ -> "everything";
      case Filter.KappaBetween(float least, float most) -> "kappa " + range(least, most);
      case Filter.ImportanceBetween(float least, float most) -> "importance " + range(least, most);
      case Filter.TimeBetween time -> time(time);
      case Filter.ValidAt(long moment) -> "valid at " + Micros.toInstant(moment);
      case Filter.TypeIn(var types) -> "type" + anyOf(types.stream().map(Enum::name).toList());
      case Filter.SessionIn(var sessions) ->
          "session" + anyOf(sessions.stream().map(JsonText::quoted).toList());
      case Filter.MetadataIn(String name, var values) ->
          metadata(name) + anyOf(values.stream().map(FilterText::value).toList());
      case Filter.MetadataBetween(String name, double least, double most) ->
          metadata(name) + " " + least + ".." + most;
      case Filter.HasMetadata(String name) -> "any " + metadata(name);
      case Filter.And(List<Filter> parts) -> all(parts);
      case Filter.Or(List<Filter> parts) -> parts.isEmpty() ? "nothing" : any(parts);
      case Filter.Not(Filter.TimeBetween(TimeField field, long from, long before))
          when from == Long.MIN_VALUE ->
          time(new Filter.TimeBetween(field, before, Long.MAX_VALUE));
      case Filter.Not(Filter part) -> "not " + bracketed(part);
    };
  }

  private static String metadata(String name) {
    return "metadata " + JsonText.quoted(name);
  }

  private static String range(float least, float most) {
    return least == most ? number(least) : number(least) + ".." + number(most);
  }

  private static String number(float value) {
    return value == Math.rint(value) ? Integer.toString((int) value) : Float.toString(value);
  }

  private static String value(Object value) {
    return value instanceof String text ? JsonText.quoted(text) : value.toString();
  }

  private static String time(Filter.TimeBetween time) {
    String from = time.from() == Long.MIN_VALUE ? "" : " from " + Micros.toInstant(time.from());
    String before =
        time.before() == Long.MAX_VALUE ? "" : " before " + Micros.toInstant(time.before());
    return name(time.field()) + (from.isEmpty() && before.isEmpty() ? " any" : from + before);
  }

  private static String name(TimeField field) {
    return switch (field) {
      case EVENT_TIME -> "eventTime";
      case RECORD_TIME -> "recordTime";
      case VALID_FROM -> "validFrom";
      case VALID_UNTIL -> "validUntil";
    };
  }

  /** Sets have no order of their own. */
  private static String anyOf(Collection<String> values) {
    String shown = values.stream().sorted().limit(MOST_VALUES).collect(Collectors.joining(", "));
    int more = values.size() - MOST_VALUES;
    if (values.size() == 1) {
      return " = " + shown;
    }
    return " in (" + shown + (more > 0 ? " and " + more + " more)" : ")");
  }

  private static String all(List<Filter> parts) {
    String conditions =
        parts.stream()
            .filter(part -> !(part instanceof Filter.Everything))
            .map(part -> part instanceof Filter.And ? of(part) : bracketed(part))
            .collect(Collectors.joining(" and "));
    return conditions.isEmpty() ? "everything" : conditions;
  }

  private static String any(List<Filter> parts) {
    return parts.stream().map(FilterText::bracketed).collect(Collectors.joining(" or "));
  }

  private static String bracketed(Filter part) {
    boolean many = part instanceof Filter.Or || part instanceof Filter.And;
    return many ? "(" + of(part) + ")" : of(part);
  }
}
