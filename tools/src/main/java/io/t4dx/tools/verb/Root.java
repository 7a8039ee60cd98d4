package io.t4dx.tools.verb;

import io.t4dx.store.StoreOptions;
import io.t4dx.tools.print.Terminal;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;

/** The command above all verbs, and what they share. */
@Command(name = "t4dx")
public final class Root {
  private final Terminal terminal;
  private final UnaryOperator<StoreOptions.Builder> options;

  /**
   * @param options how every store is opened, besides what the verb wants
   */
  public Root(Terminal terminal, UnaryOperator<StoreOptions.Builder> options) {
    this.terminal = terminal;
    this.options = options;
  }

  Terminal terminal() {
    return terminal;
  }

  StoreOptions.Builder options() {
    return options.apply(StoreOptions.builder());
  }
}
