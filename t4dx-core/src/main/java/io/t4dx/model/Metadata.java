package io.t4dx.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An application's own facts about an item or an edge: names with texts, longs, doubles, booleans,
 * or lists of these. Longs stay exact; ints and floats become longs and doubles. Immutable, in the
 * order of the names.
 */
public final class Metadata {
  public static final Metadata EMPTY = new Metadata(new TreeMap<>());

  private final SortedMap<String, Object> values;

  private Metadata(SortedMap<String, Object> values) {
    this.values = values;
  }

  /** Checks and copies a map of names to values. */
  public static Metadata of(Map<String, ?> values) {
    if (values.isEmpty()) {
      return EMPTY;
    }
    TreeMap<String, Object> checked = new TreeMap<>();
    values.forEach(
        (name, value) ->
            checked.put(
                Checks.name("metadata name", name, Limits.METADATA_KEY), value(name, value)));
    checkTogether(checked);
    return new Metadata(checked);
  }

  /** Refuses values that are more or larger than those of one item may be. */
  public static void checkTogether(Map<String, ?> values) {
    if (values.size() > Limits.METADATA_ENTRIES) {
      throw new IllegalArgumentException(
          "metadata has " + values.size() + " entries; at most " + Limits.METADATA_ENTRIES);
    }
    if (size(values) > Limits.METADATA) {
      throw new IllegalArgumentException(
          "metadata has the size of "
              + size(values)
              + " characters, together; at most "
              + Limits.METADATA);
    }
  }

  /** Whether values that were checked one by one may be those of one item. */
  public static boolean fitTogether(Map<String, ?> values) {
    return values.size() <= Limits.METADATA_ENTRIES && size(values) <= Limits.METADATA;
  }

  private static long size(Map<String, ?> values) {
    long size = 0;
    for (Map.Entry<String, ?> entry : values.entrySet()) {
      size += entry.getKey().length() + size(entry.getValue());
    }
    return size;
  }

  private static long size(Object value) {
    return switch (value) {
      case String text -> text.length();
      case List<?> list -> list.stream().mapToLong(Metadata::size).sum();
      default -> Long.BYTES;
    };
  }

  public static Metadata of(String name, Object value) {
    return of(Map.of(name, value));
  }

  public static Metadata of(String name, Object value, String name2, Object value2) {
    return of(Map.of(name, value, name2, value2));
  }

  /**
   * The form in which a value is kept and compared: String, Long, Double, Boolean, or a list of
   * them.
   */
  public static Object value(String name, Object value) {
    if (!(value instanceof List<?> list)) {
      return scalar(name, value);
    }
    if (list.size() > Limits.METADATA_LIST) {
      throw new IllegalArgumentException(
          "metadata."
              + name
              + " lists "
              + list.size()
              + " values; at most "
              + Limits.METADATA_LIST);
    }
    List<Object> checked = new ArrayList<>(list.size());
    for (Object element : list) {
      checked.add(scalar(name, element));
    }
    return Collections.unmodifiableList(checked);
  }

  private static Object scalar(String name, Object value) {
    return switch (value) {
      case String text -> Checks.text("metadata." + name, text, Limits.METADATA_TEXT);
      case Long number -> number;
      case Integer number -> number.longValue();
      case Short number -> number.longValue();
      case Byte number -> number.longValue();
      case Boolean flag -> flag;
      case Double number -> finite(name, number);
      case Float number -> finite(name, number.doubleValue());
      default ->
          throw new IllegalArgumentException(
              "metadata."
                  + name
                  + " is a "
                  + value.getClass().getName()
                  + "; texts, longs, doubles, booleans and lists of these are allowed");
    };
  }

  private static Double finite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "metadata." + name + " is " + value + ", which is not finite");
    }
    return value;
  }

  /** The value of a name: a String, Long, Double, Boolean, or a list of them. */
  public Optional<Object> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** All names and values, in the order of the names; it cannot be changed. */
  public Map<String, Object> asMap() {
    return Collections.unmodifiableMap(values);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Metadata that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
