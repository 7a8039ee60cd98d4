package io.t4dx.core.read;

import io.t4dx.core.segment.ItemColumn;
import io.t4dx.core.segment.RowStatistics;
import io.t4dx.index.column.ColumnStatistics;
import io.t4dx.index.column.KeyRange;
import io.t4dx.model.ItemFields;
import io.t4dx.model.ItemType;
import io.t4dx.model.Micros;
import io.t4dx.query.Filter;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Why statistics exclude a filter, in words: what is asked for, and what there is. */
final class Exclusion {
  private final RowStatistics statistics;

  Exclusion(RowStatistics statistics) {
    this.statistics = statistics;
  }

  /**
   * The words.
   *
   * @param filter one of which {@link Coverage} says that no row passes it
   */
  String why(Filter filter) {
    return switch (filter) {
      case Filter.And(List<Filter> parts) ->
          parts.stream()
              .filter(part -> Coverage.of(part, statistics) == Coverage.NONE)
              .findFirst()
              .map(this::why)
              .orElse("");
      case Filter.Or(List<Filter> parts) when parts.isEmpty() -> "nothing is asked for";
      case Filter.Or(List<Filter> parts) ->
          parts.stream().map(this::why).collect(Collectors.joining("; "));
      default -> "asked for " + filter.text() + ", here " + here(filter);
    };
  }

  private String here(Filter filter) {
    Set<String> values = new LinkedHashSet<>();
    collect(filter, values);
    return String.join(" and ", values);
  }

  private void collect(Filter filter, Set<String> into) {
    switch (filter) {
      case Filter.KappaBetween _ -> into.add("kappa is " + floats(ItemColumn.KAPPA));
      case Filter.ImportanceBetween _ -> into.add("importance is " + floats(ItemColumn.IMPORTANCE));
      case Filter.TimeBetween time -> into.add(times(Coverage.columnOf(time.field())));
      case Filter.ValidAt _ -> {
        into.add(times(ItemColumn.VALID_FROM));
        into.add(times(ItemColumn.VALID_UNTIL));
      }
      case Filter.TypeIn _ -> into.add(types());
      case Filter.And(List<Filter> parts) -> parts.forEach(part -> collect(part, into));
      case Filter.Or(List<Filter> parts) -> parts.forEach(part -> collect(part, into));
      case Filter.Not(Filter part) -> collect(part, into);
      case Filter.Everything _ -> into.add("everything is");
      // Statistics know nothing of these.
      case Filter.SessionIn _,
          Filter.MetadataIn _,
          Filter.MetadataBetween _,
          Filter.HasMetadata _ -> {}
    }
  }

  private String floats(ItemColumn column) {
    ColumnStatistics known = statistics.range(column);
    float least = KeyRange.toFloat(known.leastKey());
    float most = KeyRange.toFloat(known.mostKey());
    return least == most ? Float.toString(least) : least + ".." + most;
  }

  private String times(ItemColumn column) {
    ColumnStatistics known = statistics.range(column);
    String least = time(known.leastKey());
    String most = time(known.mostKey());
    return name(column) + " is " + (least.equals(most) ? least : least + " to " + most);
  }

  private static String name(ItemColumn column) {
    return switch (column) {
      case EVENT_TIME -> "eventTime";
      case RECORD_TIME -> "recordTime";
      case VALID_FROM -> "validFrom";
      case VALID_UNTIL -> "validUntil";
      default -> throw new IllegalArgumentException(column + " is no time");
    };
  }

  private static String time(long micros) {
    return micros == ItemFields.OPEN ? "open" : Micros.toInstant(micros).toString();
  }

  private String types() {
    return "type is "
        + Arrays.stream(ItemType.values())
            .filter(statistics::mayHave)
            .map(Enum::name)
            .collect(Collectors.joining(" or "));
  }
}
