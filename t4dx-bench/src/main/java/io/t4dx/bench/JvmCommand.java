package io.t4dx.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command that starts another JVM as this one was: the same java, the same options. */
public final class JvmCommand {
  private JvmCommand() {}

  /** Runs a class of this JVM's class path. */
  public static List<String> of(Class<?> main, List<String> arguments) {
    return of(List.of(), classPath(), main, arguments);
  }

  /**
   * @param more options beside this JVM's own
   */
  static List<String> of(
      List<String> more, String classPath, Class<?> main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(more);
    command.addAll(List.of("-cp", classPath, main.getName()));
    command.addAll(arguments);
    return List.copyOf(command);
  }

  /** This JVM's class path, empty where it has none. */
  static String classPath() {
    return System.getProperty("java.class.path", "");
  }

  /** Runs a command to its end, which comes at the latest when this ends; its exit status. */
  static int run(ProcessBuilder command) throws IOException, InterruptedException {
    Process process = command.inheritIO().start();
    try {
      return process.waitFor();
    } finally {
      process.destroyForcibly();
    }
  }
}
