package io.t4dx.testing;

import io.t4dx.model.ItemFields;
import io.t4dx.query.Filter;
import io.t4dx.query.TimeField;
import java.util.List;
import java.util.Optional;

/** What each filter means, item by item. */
public final class ModelFilter {
  private ModelFilter() {}

  public static boolean matches(Filter filter, ItemFields fields) {
    return switch (filter) {
      case Filter.Everything _ -> true;
      case Filter.KappaBetween f -> f.least() <= fields.kappa() && fields.kappa() <= f.most();
      case Filter.ImportanceBetween f ->
          f.least() <= fields.importance() && fields.importance() <= f.most();
      case Filter.TimeBetween f -> {
        long time = time(f.field(), fields);
        yield f.from() <= time && time < f.before();
      }
      case Filter.ValidAt f -> fields.holdsAt(f.moment());
      case Filter.TypeIn f -> f.types().contains(fields.type());
      case Filter.SessionIn f -> fields.session().filter(f.sessions()::contains).isPresent();
      case Filter.MetadataIn f -> isOneOf(fields.metadata().get(f.name()), f);
      case Filter.MetadataBetween f -> isBetween(fields.metadata().get(f.name()), f);
      case Filter.HasMetadata f -> fields.metadata().get(f.name()).isPresent();
      case Filter.And f -> f.filters().stream().allMatch(each -> matches(each, fields));
      case Filter.Or f -> f.filters().stream().anyMatch(each -> matches(each, fields));
      case Filter.Not f -> !matches(f.filter(), fields);
    };
  }

  private static long time(TimeField field, ItemFields fields) {
    return switch (field) {
      case EVENT_TIME -> fields.eventTime();
      case RECORD_TIME -> fields.recordTime();
      case VALID_FROM -> fields.validFrom();
      case VALID_UNTIL -> fields.validUntil();
    };
  }

  private static boolean isOneOf(Optional<Object> value, Filter.MetadataIn filter) {
    return value.isPresent()
        && (value.get() instanceof List<?> list
            ? list.stream().anyMatch(filter.values()::contains)
            : filter.values().contains(value.get()));
  }

  private static boolean isBetween(Optional<Object> value, Filter.MetadataBetween filter) {
    return value.isPresent()
        && switch (value.get()) {
          case Long number -> filter.least() <= number && number <= filter.most();
          case Double number -> filter.least() <= number && number <= filter.most();
          default -> false;
        };
  }
}
