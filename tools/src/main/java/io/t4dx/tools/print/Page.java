package io.t4dx.tools.print;

import java.util.Iterator;
import java.util.Map;

/**
 * What one command prints. Every answer goes through here in a form that people and programs can
 * both be given: {@code --json} decides who it is.
 */
public final class Page {
  private final Terminal terminal;
  private final boolean json;

  public Page(Terminal terminal, boolean json) {
    this.terminal = terminal;
    this.json = json;
  }

  /** Whether a program reads this. */
  public boolean json() {
    return json;
  }

  public Terminal terminal() {
    return terminal;
  }

  public Ink ink() {
    return terminal.ink();
  }

  /** A line for people. */
  public void say(String line) {
    if (!json) {
      terminal.out().println(line);
    }
  }

  /** A paragraph for people, as wide as there is room. */
  public void tell(String text) {
    if (!json) {
      Cells.wrap(text, terminal.width()).forEach(terminal.out()::println);
    }
  }

  /** A heading for people, with an empty line before it. */
  public void heading(String text) {
    say("");
    say(ink().bold(text));
  }

  /** Something that whoever typed the command should know, and whoever reads its output not. */
  public void note(String text) {
    terminal.out().flush();
    terminal.err().println(text);
    terminal.err().flush();
  }

  /** One object. */
  public void facts(Facts facts) {
    if (json) {
      object(facts);
    } else {
      people(facts);
    }
  }

  /** One object for programs, whatever people are told instead. */
  public void object(Facts facts) {
    if (json) {
      terminal.out().println(Json.line(facts));
    }
  }

  private void people(Facts facts) {
    Paragraph paragraph = new Paragraph(terminal);
    for (Map.Entry<String, Object> fact : facts.asMap().entrySet()) {
      if (!(fact.getValue() instanceof Facts)) {
        paragraph.line(facts.shown(fact.getKey()), Cells.text(fact.getValue()));
      }
    }
    paragraph.end();
    for (Map.Entry<String, Object> fact : facts.asMap().entrySet()) {
      if (fact.getValue() instanceof Facts inner && !inner.isEmpty()) {
        heading(facts.shown(fact.getKey()));
        people(inner);
      }
    }
  }

  /**
   * A table, or a line of JSON for each of its rows.
   *
   * @return how many rows there were
   */
  public <T> long table(Table<T> table, Iterator<? extends T> rows) {
    long count = 0;
    Rows<T> printed = rows(table);
    while (rows.hasNext()) {
      printed.accept(rows.next());
      count++;
    }
    printed.end();
    return count;
  }

  /** The same for rows that come one by one; it must be ended. */
  public <T> Rows<T> rows(Table<T> table) {
    return new Rows<>(terminal, table, json);
  }

  /** The same for rows that are all there. */
  public <T> long table(Table<T> table, Iterable<? extends T> rows) {
    return table(table, rows.iterator());
  }

  /** Something that takes a while, with so much of it to do; 0 where that is not known. */
  public Progress progress(String what, String unit, long total) {
    return new Progress(terminal, what, unit, total);
  }
}
