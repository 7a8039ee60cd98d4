package io.t4dx.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where numbers were seen: the machine, the JVM, and the command that printed them. */
public record Environment(String machine, String jdk, String command) {

  /** The environment of this JVM. */
  public static Environment here(String command) {
    Runtime runtime = Runtime.getRuntime();
    String machine =
        "%s, %d processors, %s %s %s"
            .formatted(
                processor(),
                runtime.availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch"));
    String jdk =
        "%s %s, heap at most %d MiB"
            .formatted(
                System.getProperty("java.vendor.version", System.getProperty("java.vendor")),
                Runtime.version(),
                runtime.maxMemory() >> 20);
    return new Environment(machine, jdk, command);
  }

  private static String processor() {
    Path cpuinfo = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(cpuinfo)) {
      return "unknown processor";
    }
    try (Stream<String> lines = Files.lines(cpuinfo)) {
      String widest = "";
      String model = "unknown processor";
      for (String line : (Iterable<String>) lines::iterator) {
        if (line.startsWith("model name")) {
          model = line.substring(line.indexOf(':') + 1).strip();
        } else if (line.startsWith("flags")) {
          widest = line.contains(" avx512f") ? " AVX-512" : line.contains(" avx2") ? " AVX2" : "";
        }
      }
      return model + widest;
    } catch (IOException unreadable) {
      return "unknown processor";
    }
  }

  @Override
  public String toString() {
    return machine + "\n" + jdk + "\n" + command;
  }
}
