package io.t4dx.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs the same command again in a JVM that has the modules a suite needs.
 *
 * <p>A jar's manifest cannot add a module to the boot layer, and peers measured without the Vector
 * API would look slower than they are.
 */
final class FlaggedJvm {
  private FlaggedJvm() {}

  /** The exit code of the other JVM, or empty where this one has all that is needed. */
  static Optional<Integer> runIfNeeded(List<String> modules, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> missing =
        modules.stream().filter(m -> ModuleLayer.boot().findModule(m).isEmpty()).toList();
    String classPath = System.getProperty("java.class.path", "");
    if (missing.isEmpty() || classPath.isEmpty()) {
      return Optional.empty();
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("--add-modules=" + String.join(",", missing));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", classPath, Bench.class.getName()));
    command.addAll(arguments);
    return Optional.of(new ProcessBuilder(command).inheritIO().start().waitFor());
  }
}
