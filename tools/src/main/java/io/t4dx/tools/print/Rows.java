package io.t4dx.tools.print;

import java.util.function.Consumer;

/**
 * Prints rows as they come: a table, or a line of JSON for each.
 *
 * @param <T> what a row is made of
 */
public final class Rows<T> implements Consumer<T> {
  private final Terminal terminal;
  private final Table<T> table;
  private final TablePrinter<T> printer;
  private final boolean json;

  Rows(Terminal terminal, Table<T> table, boolean json) {
    this.terminal = terminal;
    this.table = table;
    this.printer = new TablePrinter<>(terminal, table);
    this.json = json;
  }

  @Override
  public void accept(T row) {
    if (json) {
      terminal.out().println(Json.line(table.object(row)));
    } else {
      printer.row(row);
    }
  }

  /** There are no more. */
  public void end() {
    if (!json) {
      printer.end();
    }
  }
}
