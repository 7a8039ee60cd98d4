package io.t4dx.torture.kill;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.t4dx.T4dx;
import io.t4dx.store.Store;
import io.t4dx.store.T4dxException;
import io.t4dx.torture.oracle.Violation;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Rounds of a victim's life and sudden end, each after the other in one directory. */
public final class Killing {
  /** After so many rounds a new store is begun, so that looking at it stays quick. */
  private static final int ROUNDS_OF_A_STORE = 10;

  private static final int MOST_WRITES = 400;

  private final long seed;
  private final PrintStream out;
  private final Map<String, Integer> moments = new TreeMap<>();
  private long writes;

  public Killing(long seed, PrintStream out) {
    this.seed = seed;
    this.out = out;
  }

  /** When victims were killed, by what they were doing. */
  public Map<String, Integer> moments() {
    return Map.copyOf(moments);
  }

  /** How many batches were acknowledged, and found. */
  public long writes() {
    return writes;
  }

  /**
   * Lives so many rounds.
   *
   * @throws Violation if a promise was broken; the store stays where it is, and the message says
   *     where
   */
  public void run(int rounds) throws IOException, InterruptedException {
    SplittableRandom random = new SplittableRandom(seed);
    for (int first = 0; first < rounds; first += ROUNDS_OF_A_STORE) {
      Path directory = Files.createTempDirectory("t4dx-torture");
      Promises promises = new Promises();
      for (int i = first; i < Math.min(rounds, first + ROUNDS_OF_A_STORE); i++) {
        try {
          round(directory, promises, random);
        } catch (Violation | T4dxException e) {
          throw new Violation(
              "round "
                  + (i + 1)
                  + " of seed "
                  + seed
                  + ", store "
                  + directory
                  + ": "
                  + e.getMessage(),
              e);
        }
        out.println("round %4d %,12d writes %s".formatted(i + 1, promises.all(), moments));
      }
      writes += promises.all();
      delete(directory);
    }
  }

  private void round(Path directory, Promises promises, SplittableRandom random)
      throws IOException, InterruptedException {
    switch (random.nextInt(4)) {
      case 0 -> kill(directory, promises, random.nextInt(1, 4), random.nextInt(12), "frozen");
      case 1 -> kill(directory, promises, random.nextInt(1, 4), random.nextInt(6), "checkpointing");
      default ->
          kill(directory, promises, random.nextInt(1, MOST_WRITES), random.nextInt(3), "wrote");
    }
    if (random.nextInt(4) == 0) {
      // Where nothing was closed the next one has to recover, and may not come to its end.
      kill(directory, promises, 1, random.nextInt(100), "begun");
    }
    Counts counts = new Counts();
    try (Store store = T4dx.open(directory, Victim.options(counts).build())) {
      promises.check(store, counts);
    }
  }

  /** Kills a victim so many milliseconds after it has said something for the nth time. */
  private void kill(Path directory, Promises promises, int nth, int millis, String word)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path")
                    + File.pathSeparator
                    + System.getProperty("jdk.module.path", ""),
                Victim.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Moment moment = new Moment();
    int heard = 0;
    try (BufferedReader said = process.inputReader(UTF_8)) {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        moment.hear(line);
        if (line.startsWith(word) && ++heard == nth) {
          Thread.ofVirtual().start(() -> killIn(process, millis));
        }
        List<String> words = List.of(line.split(" "));
        if (words.getFirst().equals("wrote") && words.size() == 4) {
          promises.acknowledged(
              Integer.parseInt(words.get(1)),
              Long.parseLong(words.get(2)),
              Long.parseLong(words.get(3)));
        }
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    int exit = process.exitValue();
    if (exit != 128 + 9) {
      throw new Violation("the victim ended by itself, with " + exit);
    }
    moments.merge(moment.doing(), 1, Integer::sum);
  }

  private static void killIn(Process process, int millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // The process itself would close what it has said and nobody has read yet.
    process.toHandle().destroyForcibly();
  }

  /** Deletes a directory and all that is in it. */
  public static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
