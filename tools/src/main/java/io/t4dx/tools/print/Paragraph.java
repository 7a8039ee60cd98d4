package io.t4dx.tools.print;

import java.util.ArrayList;
import java.util.List;

/** Names with values in two columns; a value that is too long goes on below itself. */
final class Paragraph {
  private static final int GAP = 2;
  private static final int NARROWEST_VALUE = 20;

  private record Line(String name, String value) {}

  private final Terminal terminal;
  private final List<Line> lines = new ArrayList<>();

  Paragraph(Terminal terminal) {
    this.terminal = terminal;
  }

  void line(String name, String value) {
    lines.add(new Line(name, value));
  }

  void end() {
    int names = lines.stream().mapToInt(line -> Cells.width(line.name())).max().orElse(0);
    int room = terminal.width() - names - GAP;
    for (Line line : lines) {
      if (Cells.width(line.value()) <= room) {
        print(name(line.name(), names), line.value());
      } else if (room >= NARROWEST_VALUE && line.value().contains(" ")) {
        print(name(line.name(), names), Cells.wrap(line.value(), room), names + GAP);
      } else {
        terminal.out().println(terminal.ink().dim(line.name()));
        print("  ", Cells.wrap(line.value(), terminal.width() - GAP), GAP);
      }
    }
  }

  private String name(String name, int width) {
    return terminal.ink().dim(Cells.padRight(name, width)) + " ".repeat(GAP);
  }

  private void print(String name, String value) {
    terminal.out().println((name + value).stripTrailing());
  }

  private void print(String name, List<String> values, int indent) {
    print(name, values.getFirst());
    values.stream().skip(1).forEach(value -> print(" ".repeat(indent), value));
  }
}
