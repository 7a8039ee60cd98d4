package io.t4dx.model;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An application's own facts about an item or an edge: names with texts, longs, doubles, booleans,
 * or lists of these. Longs stay exact; ints and floats become longs and doubles. Immutable, in the
 * order of the names.
 */
public final class Metadata {
  public static final Metadata EMPTY = new Metadata(new String[0], new Object[0]);

  private final String[] names;
  private final Object[] values;

  /** Takes over names that rise, and as many values. */
  private Metadata(String[] names, Object[] values) {
    this.names = names;
    this.values = values;
  }

  /** Checks and copies a map of names to values. */
  public static Metadata of(Map<String, ?> values) {
    Builder builder = new Builder(values.size());
    values.forEach(builder::put);
    return builder.build();
  }

  /** Refuses values that are more or larger than those of one item may be. */
  public static void checkTogether(Map<String, ?> values) {
    check(values.size(), size(values));
  }

  private static void check(int entries, long characters) {
    if (entries > Limits.METADATA_ENTRIES) {
      throw new IllegalArgumentException(
          "metadata has " + entries + " entries; at most " + Limits.METADATA_ENTRIES);
    }
    if (characters > Limits.METADATA) {
      throw new IllegalArgumentException(
          "metadata has the size of "
              + characters
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
    return new Builder(1).put(name, value).build();
  }

  public static Metadata of(String name, Object value, String name2, Object value2) {
    return new Builder(2).put(name, value).put(name2, value2).build();
  }

  public static Builder builder() {
    return new Builder(4);
  }

  /** Gathers names and values, in any order. */
  public static final class Builder {
    private String[] names;
    private Object[] values;
    private int size;
    private long characters;
    private boolean rising = true;

    private Builder(int expected) {
      names = new String[expected];
      values = new Object[expected];
    }

    /** Adds a value under a name that was not there yet. */
    public Builder put(String name, Object value) {
      Checks.name("metadata name", name, Limits.METADATA_KEY);
      Object checked = Metadata.value(name, value);
      if (size == names.length) {
        names = Arrays.copyOf(names, 2 * size + 1);
        values = Arrays.copyOf(values, 2 * size + 1);
      }
      rising &= size == 0 || names[size - 1].compareTo(name) < 0;
      names[size] = name;
      values[size] = checked;
      characters += name.length() + Metadata.size(checked);
      size++;
      return this;
    }

    public Metadata build() {
      if (size == 0) {
        return EMPTY;
      }
      check(size, characters);
      return rising
          ? new Metadata(Arrays.copyOf(names, size), Arrays.copyOf(values, size))
          : sorted();
    }

    private Metadata sorted() {
      List<Map.Entry<String, Object>> entries = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        entries.add(Map.entry(names[i], values[i]));
      }
      entries.sort(Map.Entry.comparingByKey());
      String[] sortedNames = new String[size];
      Object[] sortedValues = new Object[size];
      for (int i = 0; i < size; i++) {
        sortedNames[i] = entries.get(i).getKey();
        sortedValues[i] = entries.get(i).getValue();
        if (i > 0 && sortedNames[i].equals(sortedNames[i - 1])) {
          throw new IllegalArgumentException(
              "metadata has two values under the name " + sortedNames[i]);
        }
      }
      return new Metadata(sortedNames, sortedValues);
    }
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
      case String text ->
          Checks.fits(text, Limits.METADATA_TEXT)
              ? text
              : Checks.text("metadata." + name, text, Limits.METADATA_TEXT);
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
    int place = Arrays.binarySearch(names, name);
    return place < 0 ? Optional.empty() : Optional.of(values[place]);
  }

  public boolean isEmpty() {
    return names.length == 0;
  }

  /** All names and values, in the order of the names; it cannot be changed. */
  public Map<String, Object> asMap() {
    return new AsMap();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Metadata that
        && Arrays.equals(names, that.names)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(names) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return asMap().toString();
  }

  private final class AsMap extends AbstractMap<String, Object> {
    @Override
    public Set<Entry<String, Object>> entrySet() {
      return new AbstractSet<>() {
        @Override
        public Iterator<Entry<String, Object>> iterator() {
          return new Entries();
        }

        @Override
        public int size() {
          return names.length;
        }
      };
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
      return name instanceof String text ? Metadata.this.get(text).orElse(null) : null;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
      return get(name) != null;
    }
  }

  private final class Entries implements Iterator<Map.Entry<String, Object>> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < names.length;
    }

    @Override
    public Map.Entry<String, Object> next() {
      if (next == names.length) {
        throw new NoSuchElementException();
      }
      Map.Entry<String, Object> entry = Map.entry(names[next], values[next]);
      next++;
      return entry;
    }
  }
}
