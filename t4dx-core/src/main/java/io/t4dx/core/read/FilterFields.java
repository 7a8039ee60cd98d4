package io.t4dx.core.read;

import io.t4dx.core.live.ItemField;
import io.t4dx.query.Filter;
import io.t4dx.query.TimeField;
import java.util.EnumSet;
import java.util.Set;

/** What a filter asks about. */
final class FilterFields {
  private FilterFields() {}

  static Set<ItemField> of(Filter filter) {
    Set<ItemField> fields = EnumSet.noneOf(ItemField.class);
    collect(filter, fields);
    return fields;
  }

  private static void collect(Filter filter, Set<ItemField> into) {
    switch (filter) {
      case Filter.Everything _ -> {}
      case Filter.KappaBetween _ -> into.add(ItemField.KAPPA);
      case Filter.ImportanceBetween _ -> into.add(ItemField.IMPORTANCE);
      case Filter.TimeBetween time -> into.add(of(time.field()));
      case Filter.ValidAt _ -> {
        into.add(ItemField.VALID_FROM);
        into.add(ItemField.VALID_UNTIL);
      }
      case Filter.TypeIn _ -> into.add(ItemField.TYPE);
      case Filter.SessionIn _ -> into.add(ItemField.SESSION);
      case Filter.MetadataIn _, Filter.MetadataBetween _, Filter.HasMetadata _ ->
          into.add(ItemField.METADATA);
      case Filter.And all -> all.filters().forEach(part -> collect(part, into));
      case Filter.Or any -> any.filters().forEach(part -> collect(part, into));
      case Filter.Not not -> collect(not.filter(), into);
    }
  }

  private static ItemField of(TimeField field) {
    return switch (field) {
      case EVENT_TIME -> ItemField.EVENT_TIME;
      case RECORD_TIME -> ItemField.RECORD_TIME;
      case VALID_FROM -> ItemField.VALID_FROM;
      case VALID_UNTIL -> ItemField.VALID_UNTIL;
    };
  }
}
