package io.t4dx.tools;

import io.t4dx.tools.print.Cells;
import io.t4dx.tools.print.Out;
import io.t4dx.tools.print.Terminal;
import io.t4dx.tools.verb.Root;
import java.util.List;
import java.util.function.UnaryOperator;
import picocli.CommandLine;

/** The page that 'help' prints: every verb with a line about it. */
final class Overview {
  private static final int VERB = 14;

  private final Terminal terminal;
  private final Out out;

  Overview(Terminal terminal) {
    this.terminal = terminal;
    this.out = terminal.out();
  }

  void print() {
    out.println(terminal.ink().bold("t4dx") + ", the command of the T4DX engine");
    CommandLine line =
        new Main(terminal, UnaryOperator.identity())
            .line(new Root(terminal, UnaryOperator.identity()), Verbs.all());
    for (Verbs.Group group : Verbs.GROUPS) {
      out.println("");
      out.println(terminal.ink().bold(group.title()));
      for (Verbs.Entry verb : group.entries()) {
        CommandLine command = line.getSubcommands().get(verb.name());
        verb(verb.name(), String.join(" ", command.getCommandSpec().usageMessage().description()));
      }
    }
    verb("bench", "measurements; without arguments it lists its suites");
    verb("torture", "the evidence that nothing is lost: crashes, kills, long runs");
    verb("help VERB", "all about one verb, with examples");
    out.println("");
    Cells.wrap(
            "Every verb takes the store's directory first, knows --json and --help, and exits with"
                + " 0 where it did what was asked, 1 where the answer is no (not found, damaged,"
                + " lines skipped), 2 where it did not understand, 3 where the store or a file"
                + " cannot be used.",
            terminal.width())
        .forEach(out::println);
  }

  private void verb(String name, String description) {
    int room = Math.max(20, terminal.width() - VERB - 2);
    List<String> lines = Cells.wrap(description, room);
    out.println(
        "  " + terminal.ink().cyan(Cells.padRight(name, VERB - 1)) + " " + lines.getFirst());
    lines.stream().skip(1).forEach(rest -> out.println(" ".repeat(VERB + 2) + rest));
  }
}
