package io.t4dx.tools.print;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The columns of answers of one kind. To people it is a table, to programs a line of JSON for each
 * answer, so that both say the same.
 *
 * <pre>{@code
 * Table<Hit> hits =
 *     new Table<Hit>().number("score", Hit::score).text("content", hit -> hit.item().content());
 * }</pre>
 *
 * @param <T> what a row is made of
 */
public final class Table<T> {
  /** How a column is shown. */
  enum Kind {
    /** To the right, never cut. */
    NUMBER,
    /** To the left, never cut. */
    WORD,
    /** To the left, cut where there is no room. */
    TEXT,
    /** To the right, and only where there is room. */
    EXTRA,
    /** To the left, for people only. */
    PEOPLE,
    /** To programs only. */
    HIDDEN
  }

  /** One column. */
  record Column<T>(String name, Kind kind, Function<? super T, ?> value) {}

  private final List<Column<T>> columns = new ArrayList<>();

  /** Without columns yet. */
  public Table() {}

  /** What stands to the right, and is never cut. */
  public Table<T> number(String name, Function<? super T, ?> value) {
    return add(name, Kind.NUMBER, value);
  }

  /** A word or an id, which is never cut. */
  public Table<T> word(String name, Function<? super T, ?> value) {
    return add(name, Kind.WORD, value);
  }

  /** What may be cut for want of room. */
  public Table<T> text(String name, Function<? super T, ?> value) {
    return add(name, Kind.TEXT, value);
  }

  /** What stands to the right where there is room for it. */
  public Table<T> extra(String name, Function<? super T, ?> value) {
    return add(name, Kind.EXTRA, value);
  }

  /** A word that only people get, because programs get something better. */
  public Table<T> people(String name, Function<? super T, ?> value) {
    return add(name, Kind.PEOPLE, value);
  }

  /** What only programs get. */
  public Table<T> hidden(String name, Function<? super T, ?> value) {
    return add(name, Kind.HIDDEN, value);
  }

  private Table<T> add(String name, Kind kind, Function<? super T, ?> value) {
    columns.add(new Column<>(name, kind, value));
    return this;
  }

  List<Column<T>> shown() {
    return columns.stream().filter(column -> column.kind() != Kind.HIDDEN).toList();
  }

  /** A row for programs; what is absent is left out. */
  Map<String, Object> object(T row) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (Column<T> column : columns) {
      if (column.kind() == Kind.PEOPLE) {
        continue;
      }
      Object value = column.value().apply(row);
      if (value instanceof Optional<?> optional) {
        optional.ifPresent(present -> object.put(column.name(), present));
      } else {
        object.put(column.name(), value);
      }
    }
    return object;
  }

  /** A row for people. */
  List<String> cells(T row) {
    List<String> cells = new ArrayList<>();
    for (Column<T> column : shown()) {
      cells.add(Cells.text(column.value().apply(row)));
    }
    return cells;
  }
}
