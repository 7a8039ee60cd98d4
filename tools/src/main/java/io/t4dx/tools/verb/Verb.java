package io.t4dx.tools.verb;

import io.t4dx.store.StoreOptions;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.print.Terminal;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** One thing that the command can do. */
@Command(
    synopsisHeading = "",
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%n",
    footerHeading = "%nExamples:%n",
    showDefaultValues = false,
    sortOptions = false)
public abstract class Verb implements Callable<Integer> {
  @ParentCommand private Root root;

  @Option(names = "--json", order = 1000, description = "answer as lines of JSON, for programs")
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      order = 1001,
      usageHelp = true,
      description = "what this verb does, with examples")
  @SuppressWarnings("UnusedVariable") // picocli looks at it
  private boolean help;

  /** For the verbs. */
  protected Verb() {}

  /** Does it, and prints the answer. */
  protected abstract Exit run(Page page) throws IOException;

  @Override
  public final Integer call() throws IOException {
    Exit exit = run(new Page(terminal(), json));
    terminal().out().flush();
    return exit.code();
  }

  /** Whether a program reads the answer. */
  public final boolean json() {
    return json;
  }

  protected final Terminal terminal() {
    return root.terminal();
  }

  /** How every store is opened, before the verb says more. */
  protected final StoreOptions.Builder options() {
    return root.options();
  }

  /**
   * Whether to do what cannot be undone: asks whoever sits at the terminal.
   *
   * @param yes whether that was said already, with --yes
   * @throws Refusal where nobody can be asked
   */
  protected final boolean confirmed(boolean yes, String question) {
    if (yes) {
      return true;
    }
    return terminal()
        .ask(question)
        .orElseThrow(
            () ->
                Refusal.misunderstood(
                    "nothing was done: there is nobody to ask '" + question + "'",
                    "say --yes to do it without a question"));
  }
}
