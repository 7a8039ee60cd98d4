package io.t4dx.core.read;

import io.t4dx.model.ItemFields;
import io.t4dx.query.Filter;
import io.t4dx.query.Search;
import io.t4dx.query.TimeField;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Filters as tests of one item's fields. */
public final class Filters {
  private Filters() {}

  /** A test that is made once and run for each item; null where every item passes. */
  public static @Nullable Predicate<ItemFields> testOf(Filter filter) {
    return filter instanceof Filter.Everything ? null : compile(filter);
  }

  /**
   * Which items count by when they hold.
   *
   * @param now the moment at which {@link Search.Validity#NOW} asks, in microseconds since 1970
   */
  static Filter validity(Search search, long now) {
    return switch (search.validity()) {
      // Not ended: its end does not come at or before now. No end comes after every moment.
      case NOW ->
          new Filter.Not(new Filter.TimeBetween(TimeField.VALID_UNTIL, Long.MIN_VALUE, now + 1));
      case AT -> new Filter.ValidAt(search.moment());
      case ANY -> new Filter.Everything();
    };
  }

  /** The conditions that must all be met, those of an "and" inside an "and" among them. */
  static List<Filter> conditions(Filter filter) {
    List<Filter> conditions = new ArrayList<>();
    collect(filter, conditions);
    return conditions;
  }

  private static void collect(Filter filter, List<Filter> conditions) {
    switch (filter) {
      case Filter.Everything _ -> {}
      case Filter.And(List<Filter> parts) -> parts.forEach(part -> collect(part, conditions));
      default -> conditions.add(filter);
    }
  }

  /** The sessions of which an item must have one; empty where it may have any, or none. */
  static Set<String> sessions(Filter filter) {
    for (Filter condition : conditions(filter)) {
      if (condition instanceof Filter.SessionIn(Set<String> sessions)) {
        return sessions;
      }
    }
    return Set.of();
  }

  /** A test that is made once and run for each item. */
  static Predicate<ItemFields> require(Filter filter) {
    return compile(filter);
  }

  private static Predicate<ItemFields> compile(Filter filter) {
    return switch (filter) {
      case Filter.Everything _ -> fields -> true;
      case Filter.KappaBetween(float least, float most) ->
          fields -> least <= fields.kappa() && fields.kappa() <= most;
      case Filter.ImportanceBetween(float least, float most) ->
          fields -> least <= fields.importance() && fields.importance() <= most;
      case Filter.TimeBetween(TimeField field, long from, long before) ->
          fields -> from <= timeOf(fields, field) && timeOf(fields, field) < before;
      case Filter.ValidAt(long moment) -> fields -> fields.holdsAt(moment);
      case Filter.TypeIn(var types) -> fields -> types.contains(fields.type());
      case Filter.SessionIn(Set<String> sessions) ->
          fields -> fields.session().filter(sessions::contains).isPresent();
      case Filter.MetadataIn(String name, Set<Object> values) ->
          fields -> fields.metadata().get(name).filter(value -> isIn(value, values)).isPresent();
      case Filter.MetadataBetween(String name, double least, double most) ->
          fields ->
              fields
                  .metadata()
                  .get(name)
                  .filter(value -> isBetween(value, least, most))
                  .isPresent();
      case Filter.HasMetadata(String name) -> fields -> fields.metadata().get(name).isPresent();
      case Filter.And(List<Filter> parts) -> {
        List<Predicate<ItemFields>> tests = parts.stream().map(Filters::compile).toList();
        yield fields -> tests.stream().allMatch(test -> test.test(fields));
      }
      case Filter.Or(List<Filter> parts) -> {
        List<Predicate<ItemFields>> tests = parts.stream().map(Filters::compile).toList();
        yield fields -> tests.stream().anyMatch(test -> test.test(fields));
      }
      case Filter.Not(Filter part) -> compile(part).negate();
    };
  }

  private static long timeOf(ItemFields fields, TimeField field) {
    return switch (field) {
      case EVENT_TIME -> fields.eventTime();
      case RECORD_TIME -> fields.recordTime();
      case VALID_FROM -> fields.validFrom();
      case VALID_UNTIL -> fields.validUntil();
    };
  }

  private static boolean isIn(Object value, Set<Object> values) {
    return value instanceof List<?> list
        ? list.stream().anyMatch(values::contains)
        : values.contains(value);
  }

  private static boolean isBetween(Object value, double least, double most) {
    return switch (value) {
      case Long number -> least <= number && number <= most;
      case Double number -> least <= number && number <= most;
      default -> false;
    };
  }
}
