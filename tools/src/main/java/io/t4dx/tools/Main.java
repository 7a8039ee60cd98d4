package io.t4dx.tools;

import io.t4dx.exchange.Moments;
import io.t4dx.store.StoreOptions;
import io.t4dx.tools.print.Out;
import io.t4dx.tools.print.Terminal;
import io.t4dx.tools.verb.Exit;
import io.t4dx.tools.verb.Root;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.TypeConversionException;

/** The {@code t4dx} command. The launcher in tools/ finds a JDK, builds, and starts this. */
public final class Main {
  private final Terminal terminal;
  private final UnaryOperator<StoreOptions.Builder> options;
  private final FileSystem files;

  /**
   * @param options how every store is opened, besides what the verb wants
   */
  Main(Terminal terminal, UnaryOperator<StoreOptions.Builder> options) {
    this(terminal, options, FileSystems.getDefault());
  }

  /**
   * @param files where the paths are that are typed
   */
  Main(Terminal terminal, UnaryOperator<StoreOptions.Builder> options, FileSystem files) {
    this.terminal = terminal;
    this.options = options;
    this.files = files;
  }

  /** Exits as {@link Exit} says. */
  public static void main(String[] arguments) {
    Main main = new Main(Terminal.ofProcess(System.getenv()), UnaryOperator.identity());
    int exit = main.run(List.of(arguments));
    if (exit != 0) {
      System.exit(exit);
    }
  }

  int run(List<String> arguments) {
    int exit = Exit.DONE.code();
    try {
      exit = dispatch(arguments);
      terminal.out().flush();
    } catch (Out.Closed | Out.Failed e) {
      // Whoever met it first, it is told here, and once.
    }
    if (terminal.out().failure().isEmpty()) {
      return exit;
    }
    return terminal.out().failure().get() instanceof Out.Failed failed
        ? new Failures(terminal).report(failed, arguments.contains("--json"))
        : Exit.UNREAD.code();
  }

  private int dispatch(List<String> arguments) {
    String verb = arguments.isEmpty() ? "help" : arguments.getFirst();
    return switch (verb) {
      case "help", "--help", "-h" -> help(arguments);
      case "--version", "-V" -> execute("version", List.of("version"));
      default -> execute(verb, arguments);
    };
  }

  private int help(List<String> arguments) {
    if (arguments.size() > 1 && Verbs.named(arguments.get(1)).isPresent()) {
      return execute(arguments.get(1), List.of(arguments.get(1), "--help"));
    }
    new Overview(terminal).print();
    return Exit.DONE.code();
  }

  private int execute(String name, List<String> arguments) {
    Optional<Verbs.Entry> verb = Verbs.named(name);
    if (verb.isEmpty()) {
      return new Failures(terminal).unknownVerb(name);
    }
    CommandLine line = line(new Root(terminal, options), List.of(verb.get()));
    return line.execute(arguments.toArray(String[]::new));
  }

  private static Instant moment(String text) {
    try {
      return Moments.parse(text, Instant.now());
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("'" + text + "' is no UUID");
    }
  }

  /** The command with some of its verbs. */
  CommandLine line(Root root, List<Verbs.Entry> verbs) {
    CommandLine line = new CommandLine(root);
    for (Verbs.Entry verb : verbs) {
      line.addSubcommand(verb.name(), verb.maker().get());
    }
    Failures failures = new Failures(terminal);
    return line.setExpandAtFiles(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(Math.clamp(terminal.width(), 55, 100))
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(terminal.ink().colour() ? Ansi.ON : Ansi.OFF))
        .registerConverter(Instant.class, Main::moment)
        .registerConverter(UUID.class, Main::id)
        .registerConverter(Path.class, files::getPath)
        .setOut(terminal.outWriter())
        .setParameterExceptionHandler(failures::misunderstood)
        .setExecutionExceptionHandler(failures::executing);
  }
}
