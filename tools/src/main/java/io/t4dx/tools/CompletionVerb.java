package io.t4dx.tools;

import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.verb.Exit;
import io.t4dx.tools.verb.Root;
import io.t4dx.tools.verb.Verb;
import java.util.function.UnaryOperator;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The script by which a shell completes verbs and options. */
@Command(
    name = "completion",
    description = "a script by which bash and zsh complete verbs and options",
    footer = {
      "  source <(tools/t4dx completion)",
      "  tools/t4dx completion > ~/.local/share/bash-completion/completions/t4dx"
    })
final class CompletionVerb extends Verb {
  @Override
  protected Exit run(Page page) {
    CommandLine line =
        new Main(terminal(), UnaryOperator.identity())
            .line(new Root(terminal(), UnaryOperator.identity()), Verbs.all());
    String script = AutoComplete.bash("t4dx", line);
    if (page.json()) {
      page.object(new Facts().add("shell", "bash").add("script", script));
    } else {
      terminal().out().print(script);
    }
    return Exit.DONE;
  }
}
