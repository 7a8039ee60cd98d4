package io.t4dx.tools.print;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Names with values, in an order: one object to programs, two columns to people. A name is written
 * as JSON has it, such as {@code memtableBytes}, and shown as words. A value is a text, a number, a
 * boolean, an id, a moment, a path, a {@link Bytes}, a {@link Count}, a list of these, or facts
 * again.
 */
public final class Facts {
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final boolean verbatim;

  /** None yet. */
  public Facts() {
    this(false);
  }

  private Facts(boolean verbatim) {
    this.verbatim = verbatim;
  }

  /** None yet, and their names are somebody's own, not to be shown as words. */
  public static Facts verbatim() {
    return new Facts(true);
  }

  /** A name as people see it. */
  String shown(String name) {
    return verbatim ? Cells.text(name) : Cells.words(name);
  }

  public Facts add(String name, Object value) {
    if (value instanceof Optional<?> optional) {
      optional.ifPresent(present -> add(name, present));
    } else if (values.put(name, value) != null) {
      throw new IllegalArgumentException(name + " is there twice");
    }
    return this;
  }

  public Map<String, Object> asMap() {
    return Collections.unmodifiableMap(values);
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }
}
