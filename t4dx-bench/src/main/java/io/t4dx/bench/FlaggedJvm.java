package io.t4dx.bench;

import java.io.IOException;
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
    String classPath = JvmCommand.classPath();
    if (missing.isEmpty() || classPath.isEmpty()) {
      return Optional.empty();
    }
    List<String> flags =
        List.of("--add-modules=" + String.join(",", missing), "--enable-native-access=ALL-UNNAMED");
    List<String> command = JvmCommand.of(flags, classPath, Bench.class, arguments);
    return Optional.of(JvmCommand.run(new ProcessBuilder(command)));
  }
}
