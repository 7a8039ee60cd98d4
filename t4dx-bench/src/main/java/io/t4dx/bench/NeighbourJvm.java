package io.t4dx.bench;

import io.t4dx.bench.report.BenchReport;
import io.t4dx.bench.report.ReportReader;
import io.t4dx.bench.report.SavedReport;
import io.t4dx.bench.report.ThisEngine;
import io.t4dx.bench.vectors.system.TemporaryFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Runs a suite for one system in a JVM of its own, with the same options, and takes over what it
 * saw. Its working directory is one of its own too, for some write their logs there. A peer's jar
 * is in a directory of its name beside this jar, or on the class path that the property {@code
 * t4dx.bench.NAME} gives; this engine's is this one.
 */
final class NeighbourJvm {
  private final String name;

  NeighbourJvm(String name) {
    this.name = name;
  }

  /**
   * @param arguments the suite and its options, without those that name files or systems
   */
  void run(List<String> arguments, BenchReport report) throws IOException, InterruptedException {
    Optional<String> classPath = classPath();
    if (classPath.isEmpty()) {
      report.note("skipped: " + name + ": its jar was not built");
      return;
    }
    Path place = Files.createTempDirectory("t4dx-bench-" + name);
    Path out = place.resolve("report.json");
    try {
      List<String> all = new ArrayList<>(elsewhere(arguments));
      all.addAll(List.of("--only", name, "--out", out.toString()));
      List<String> command = JvmCommand.of(List.of(), classPath.get(), Bench.class, all);
      int exit = JvmCommand.run(new ProcessBuilder(command).directory(place.toFile()));
      if (exit != 0) {
        report.note("skipped: " + name + ": its JVM ended with " + exit);
        return;
      }
      SavedReport seen = ReportReader.read(out);
      seen.versions().forEach(report::version);
      seen.results().forEach(report::add);
    } finally {
      TemporaryFiles.deleteTree(place);
    }
  }

  /** The arguments with the directory that {@code --at} names, as seen from anywhere. */
  private static List<String> elsewhere(List<String> arguments) {
    List<String> absolute = new ArrayList<>(arguments);
    int at = absolute.indexOf("--at") + 1;
    if (at > 0) {
      absolute.set(at, Path.of(absolute.get(at)).toAbsolutePath().toString());
    }
    return absolute;
  }

  private static String absolute(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private Optional<String> classPath() {
    Optional<String> given = Optional.ofNullable(System.getProperty("t4dx.bench." + name));
    if (given.isPresent()) {
      return given;
    }
    String own = JvmCommand.classPath();
    if (ThisEngine.is(name)) {
      return own.isEmpty() ? Optional.empty() : Optional.of(absolute(own));
    }
    if (own.contains(File.pathSeparator) || !own.endsWith(".jar")) {
      return Optional.empty();
    }
    Path jar = Path.of(own).toAbsolutePath();
    Path beside = jar.resolveSibling(name).resolve(jar.getFileName());
    return Files.isRegularFile(beside) ? Optional.of(beside.toString()) : Optional.empty();
  }
}
