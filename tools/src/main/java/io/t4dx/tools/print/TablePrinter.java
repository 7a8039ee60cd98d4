package io.t4dx.tools.print;

import io.t4dx.tools.print.Table.Column;
import io.t4dx.tools.print.Table.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays a table out in the columns that there are. Texts are cut first; where that does not do, each
 * row becomes a paragraph of names and values. The first rows decide how wide a column is, so that
 * a long table is never held in memory.
 */
final class TablePrinter<T> {
  /** So many rows are looked at before the first is printed. */
  private static final int LOOKED_AT = 200;

  private static final int SHORTEST_TEXT = 14;
  private static final int GOOD_TEXT = 30;
  private static final int DROPPED = -1;
  private static final int GAP = 2;

  private final Terminal terminal;
  private final Table<T> table;
  private final List<Column<T>> columns;
  private final List<List<String>> waiting = new ArrayList<>();
  private int[] widths = {};
  private boolean begun;
  private boolean paragraphs;
  private boolean separate;

  TablePrinter(Terminal terminal, Table<T> table) {
    this.terminal = terminal;
    this.table = table;
    this.columns = table.shown();
  }

  void row(T row) {
    if (begun) {
      print(table.cells(row));
    } else {
      waiting.add(table.cells(row));
      if (waiting.size() == LOOKED_AT) {
        begin();
      }
    }
  }

  void end() {
    if (!begun) {
      begin();
    }
  }

  private void begin() {
    begun = true;
    if (waiting.isEmpty()) {
      return;
    }
    layOut();
    if (!paragraphs) {
      terminal.out().println(terminal.ink().bold(line(names())));
    }
    waiting.forEach(this::print);
    waiting.clear();
  }

  private List<String> names() {
    return columns.stream().map(column -> Cells.words(column.name())).toList();
  }

  private void layOut() {
    widths = new int[columns.size()];
    List<String> names = names();
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Cells.width(names.get(i));
      for (List<String> cells : waiting) {
        widths[i] = Math.max(widths[i], Cells.width(cells.get(i)));
      }
    }
    int[] wanted = widths.clone();
    if (!fits(GOOD_TEXT)) {
      widths = wanted;
      dropExtras();
      paragraphs = !fits(SHORTEST_TEXT);
    }
  }

  private void dropExtras() {
    for (int i = 0; i < widths.length; i++) {
      if (columns.get(i).kind() == Kind.EXTRA) {
        widths[i] = DROPPED;
      }
    }
  }

  /** Takes what is too much from the widest text, again and again; tells whether that did. */
  private boolean fits(int shortest) {
    int total = -GAP;
    for (int width : widths) {
      total += width == DROPPED ? 0 : width + GAP;
    }
    for (int left = total - terminal.width(); left > 0; left--) {
      int widest = widestText(shortest);
      if (widest < 0) {
        return false;
      }
      widths[widest]--;
    }
    return true;
  }

  private int widestText(int shortest) {
    int widest = -1;
    for (int i = 0; i < widths.length; i++) {
      if (columns.get(i).kind() == Kind.TEXT
          && widths[i] > shortest
          && (widest < 0 || widths[i] > widths[widest])) {
        widest = i;
      }
    }
    return widest;
  }

  private void print(List<String> cells) {
    if (paragraphs) {
      paragraph(cells);
    } else {
      terminal.out().println(line(cells));
    }
  }

  private String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      if (widths[i] == DROPPED) {
        continue;
      }
      Kind kind = columns.get(i).kind();
      String cell = kind == Kind.TEXT ? Cells.cut(cells.get(i), widths[i]) : cells.get(i);
      line.append(line.isEmpty() ? "" : " ".repeat(GAP))
          .append(
              kind == Kind.NUMBER || kind == Kind.EXTRA || kind == Kind.EXTRA
                  ? Cells.padLeft(cell, widths[i])
                  : Cells.padRight(cell, widths[i]));
    }
    return line.toString().stripTrailing();
  }

  private void paragraph(List<String> cells) {
    if (separate) {
      terminal.out().println("");
    }
    separate = true;
    List<String> names = names();
    Paragraph paragraph = new Paragraph(terminal);
    for (int i = 0; i < widths.length; i++) {
      if (!cells.get(i).isEmpty()) {
        paragraph.line(names.get(i), cells.get(i));
      }
    }
    paragraph.end();
  }
}
