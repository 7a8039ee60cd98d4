package io.t4dx.query;

import io.t4dx.model.Checks;
import io.t4dx.model.ItemType;
import io.t4dx.model.Limits;
import io.t4dx.model.Metadata;
import io.t4dx.model.Micros;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which items are meant: a value that can be composed, compared and explained.
 *
 * <pre>{@code
 * Filter recent =
 *     Filter.kappaBetween(0.3f, 1f)
 *         .and(Filter.time(TimeField.EVENT_TIME, monday, friday))
 *         .and(Filter.metadata("topic", "tea"));
 * }</pre>
 */
public sealed interface Filter {

  /** Every item. */
  record Everything() implements Filter {}

  /** Kappa from {@code least} to {@code most}, both included. */
  record KappaBetween(float least, float most) implements Filter {
    public KappaBetween {
      checkOrder("kappa", Checks.unit("kappa", least), Checks.unit("kappa", most));
    }
  }

  /** Importance from {@code least} to {@code most}, both included. */
  record ImportanceBetween(float least, float most) implements Filter {
    public ImportanceBetween {
      checkOrder("importance", Checks.unit("importance", least), Checks.unit("importance", most));
    }
  }

  /**
   * A time from {@code from}, included, to {@code before}, not included; microseconds since 1970.
   */
  record TimeBetween(TimeField field, long from, long before) implements Filter {
    public TimeBetween {
      if (before < from) {
        throw new IllegalArgumentException(
            field + " from " + from + " to " + before + ": the end is before the begin");
      }
    }
  }

  /** Items that hold in the world at a moment; microseconds since 1970. */
  record ValidAt(long moment) implements Filter {}

  /** One of these types. */
  record TypeIn(Set<ItemType> types) implements Filter {
    public TypeIn {
      types = Set.copyOf(types);
    }
  }

  /** One of these sessions. */
  record SessionIn(Set<String> sessions) implements Filter {
    public SessionIn {
      sessions = Set.copyOf(sessions);
      sessions.forEach(session -> Checks.name("session", session, Limits.SESSION));
    }
  }

  /** Metadata of this name is one of these values, or is a list that holds one of them. */
  record MetadataIn(String name, Set<Object> values) implements Filter {
    public MetadataIn {
      Checks.name("metadata name", name, Limits.METADATA_KEY);
      Set<Object> checked = new LinkedHashSet<>();
      for (Object value : values) {
        checked.add(scalar(name, value));
      }
      values = Set.copyOf(checked);
    }
  }

  /** Metadata of this name is a number from {@code least} to {@code most}, both included. */
  record MetadataBetween(String name, double least, double most) implements Filter {
    public MetadataBetween {
      Checks.name("metadata name", name, Limits.METADATA_KEY);
      if (!(least <= most)) {
        throw new IllegalArgumentException(
            "metadata." + name + " between " + least + " and " + most + " is no range");
      }
    }
  }

  /** There is metadata of this name. */
  record HasMetadata(String name) implements Filter {
    public HasMetadata {
      Checks.name("metadata name", name, Limits.METADATA_KEY);
    }
  }

  /** All of these. */
  record And(List<Filter> filters) implements Filter {
    public And {
      filters = List.copyOf(filters);
    }
  }

  /** At least one of these. */
  record Or(List<Filter> filters) implements Filter {
    public Or {
      filters = List.copyOf(filters);
    }
  }

  /** Not this. */
  record Not(Filter filter) implements Filter {}

  static Filter everything() {
    return new Everything();
  }

  static Filter kappaBetween(float least, float most) {
    return new KappaBetween(least, most);
  }

  static Filter importanceBetween(float least, float most) {
    return new ImportanceBetween(least, most);
  }

  static Filter time(TimeField field, Instant from, Instant before) {
    return new TimeBetween(field, Micros.of(field.name(), from), Micros.of(field.name(), before));
  }

  static Filter validAt(Instant moment) {
    return new ValidAt(Micros.of("validAt", moment));
  }

  static Filter type(ItemType... types) {
    return new TypeIn(Set.of(types));
  }

  static Filter session(String... sessions) {
    return new SessionIn(Set.of(sessions));
  }

  static Filter metadata(String name, Object... values) {
    return new MetadataIn(name, Set.of(values));
  }

  static Filter metadataBetween(String name, double least, double most) {
    return new MetadataBetween(name, least, most);
  }

  static Filter hasMetadata(String name) {
    return new HasMetadata(name);
  }

  default Filter and(Filter other) {
    return new And(List.of(this, other));
  }

  default Filter or(Filter other) {
    return new Or(List.of(this, other));
  }

  default Filter negate() {
    return new Not(this);
  }

  /** The filter in words, such as {@code kappa 0.5..1 and session "monday"}. */
  default String text() {
    return FilterText.of(this);
  }

  private static void checkOrder(String field, float least, float most) {
    if (most < least) {
      throw new IllegalArgumentException(
          field + " between " + least + " and " + most + " is no range");
    }
  }

  private static Object scalar(String name, Object value) {
    Object checked = Metadata.value(name, value);
    if (checked instanceof List) {
      throw new IllegalArgumentException(
          "metadata." + name + " is compared with a list; give its values one by one");
    }
    return checked;
  }
}
