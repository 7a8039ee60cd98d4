package io.t4dx.tools;

import java.io.PrintStream;
import java.util.List;
import java.util.Objects;

/** The {@code t4dx} command. The launcher in tools/ finds a JDK, builds, and starts this. */
public final class Main {
  private static final String USAGE =
      """
      t4dx, the command of the T4DX storage engine

        tools/t4dx bench ...   measurements; without arguments it lists its suites
        tools/t4dx repair ...  looks for damage in a store, and salvages what can be read
        tools/t4dx version     the version, and the Java that runs it
        tools/t4dx help        this page
      """;

  private Main() {}

  /** Exits with 0, with 2 where the command was not understood, or as the verb says. */
  public static void main(String[] arguments) {
    int exit = run(List.of(arguments), System.out, System.err);
    if (exit != 0) {
      System.exit(exit);
    }
  }

  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    String verb = arguments.isEmpty() ? "help" : arguments.getFirst();
    return switch (verb) {
      case "help", "--help", "-h" -> print(out, USAGE);
      case "repair" -> Repair.run(arguments.subList(1, arguments.size()), out, err);
      case "version", "--version" -> print(out, version());
      default -> {
        err.print("t4dx knows no verb '" + verb + "'\n\n" + USAGE);
        yield 2;
      }
    };
  }

  private static int print(PrintStream out, String text) {
    out.print(text);
    return 0;
  }

  private static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    boolean simd = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    return "t4dx %s, Java %s, Vector API %s%n"
        .formatted(
            Objects.requireNonNullElse(version, "(not packaged)"),
            Runtime.version(),
            simd ? "present" : "absent");
  }
}
