package io.t4dx.bench.keyvalue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.t4dx.bench.JvmCommand;
import io.t4dx.bench.report.Latencies;
import io.t4dx.bench.vectors.system.TemporaryFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A store that a process of its own filled and was killed over, with the last batch acknowledged.
 * An opening changes it, so each is of a copy.
 */
final class KilledStore {
  private static final int OPENINGS = 5;
  private static final int KILLED = 128 + 9;

  private final String system;
  private final Path directory;
  private final int entries;

  /**
   * @param directory an empty one
   */
  KilledStore(String system, Path directory, int entries) {
    this.system = system;
    this.directory = directory;
    this.entries = entries;
  }

  /**
   * Fills the store; the process is gone when this returns, however it does.
   *
   * @param patience how long the process may take
   */
  void fill(Duration patience) throws IOException, InterruptedException {
    Process process = start();
    try {
      FutureTask<String> said = new FutureTask<>(() -> hear(process));
      Thread.ofPlatform().daemon().start(said);
      String last = said.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (!last.equals(Filler.acknowledged(entries))) {
        throw new IOException(
            "the process that was to fill " + system + " has ended; it said last: " + last);
      }
    } catch (ExecutionException unheard) {
      throw new IOException(
          "the process that was to fill " + system + " was not heard", unheard.getCause());
    } catch (TimeoutException late) {
      throw new IOException(
          "the process that was to fill " + system + " was not done in " + patience, late);
    } finally {
      process.toHandle().destroyForcibly();
      process.onExit().join();
    }
    if (process.exitValue() != KILLED) {
      throw new IOException(
          "the process that filled %s was not killed, but ended with %d"
              .formatted(system, process.exitValue()));
    }
  }

  /** The process, which ends when its input does. */
  Process start() throws IOException {
    List<String> arguments = List.of(system, directory.toString(), Integer.toString(entries));
    return new ProcessBuilder(JvmCommand.of(Filler.class, arguments))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** That the last batch was acknowledged, or else what was said last. */
  private String hear(Process process) throws IOException {
    String last = "nothing";
    try (BufferedReader said = process.inputReader(UTF_8)) {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        last = line;
        if (line.equals(Filler.acknowledged(entries))) {
          break;
        }
      }
    }
    return last;
  }

  /**
   * Nanoseconds until the store gives its first answer: the median. After each opening all entries
   * are looked for.
   *
   * @param opener of such a system
   * @param scratch a place for copies, where nothing is
   */
  long open(KeyValueSystem opener, Path scratch) throws IOException {
    Latencies latencies = new Latencies();
    for (int i = 0; i < OPENINGS; i++) {
      copy(scratch);
      try (opener) {
        long start = System.nanoTime();
        opener.open(scratch);
        int first = opener.get(Entries.key(0));
        latencies.add(System.nanoTime() - start);
        requireAll(opener, first);
      }
      TemporaryFiles.deleteTree(scratch);
    }
    return latencies.quantile(0.5);
  }

  private void requireAll(KeyValueSystem opened, int first) throws IOException {
    long rows = opened.scan();
    if (rows != entries) {
      throw new IOException(
          "%s has %d entries after a kill, of %d acknowledged".formatted(system, rows, entries));
    }
    require(0, first);
    for (int i = 0; i < entries; i++) {
      require(i, opened.get(Entries.key(i)));
    }
  }

  private void require(int number, int length) throws IOException {
    if (length != Entries.CHARACTERS) {
      throw new IOException(
          "%s lost entry %d of %d in a kill: %s"
              .formatted(
                  system,
                  number,
                  entries,
                  length < 0 ? "it is not there" : "its text has " + length + " characters"));
    }
  }

  /** The disk has the copy as it had the store, so that no opening waits for that. */
  private void copy(Path to) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.toList()) {
        Path copied = to.resolve(directory.relativize(file).toString());
        Files.copy(file, copied);
        if (Files.isRegularFile(copied)) {
          try (FileChannel channel = FileChannel.open(copied, StandardOpenOption.WRITE)) {
            channel.force(true);
          }
        }
      }
    }
  }
}
