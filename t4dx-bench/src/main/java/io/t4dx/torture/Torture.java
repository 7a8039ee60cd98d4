package io.t4dx.torture;

import io.t4dx.torture.kill.Killing;
import io.t4dx.torture.oracle.Violation;
import io.t4dx.torture.sim.Failure;
import io.t4dx.torture.sim.Simulation;
import io.t4dx.torture.soak.Soak;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The command {@code torture}. */
public final class Torture {
  private static final String USAGE =
      """
      torture --simulated [--seconds N] [--seed S] [--crashes N] [--histories N] [--threads N]
        lives of stores on a simulated disk; the first violation ends it
      torture --kill [--rounds N] [--seed S]
        a process that writes is killed in each round, and what it leaves is opened
      torture --soak [--minutes N] [--out FILE.html]
        a store under mixed load that sleeps; writes a page with plots
      """;

  private Torture() {}

  /** Returns 0 where nothing was violated, 1 where something was, 2 for what it does not know. */
  public static int run(List<String> arguments, PrintStream out, PrintStream err) {
    try {
      TortureOptions options = TortureOptions.parse(arguments);
      return switch (options.kind()) {
        case SIMULATED -> simulate(options, out);
        case KILL -> kill(options, out);
        case SOAK -> soak(options, out);
      };
    } catch (IllegalArgumentException e) {
      err.print(e.getMessage() + "\n\n" + USAGE);
      return 2;
    }
  }

  private static int simulate(TortureOptions options, PrintStream out) {
    long seed = options.number("--seed", System.nanoTime());
    long seconds = options.number("--seconds", 30);
    long crashes = options.number("--crashes", Long.MAX_VALUE);
    long histories = options.number("--histories", Long.MAX_VALUE);
    int threads =
        (int)
            (histories == 1
                ? 1
                : options.number("--threads", Runtime.getRuntime().availableProcessors()));
    out.println("simulated lives in " + threads + " threads, from seed " + seed);
    Simulation simulation = new Simulation(seed);
    long start = System.nanoTime();
    try (EachSecond _ =
        new EachSecond(() -> out.println(line(simulation, System.nanoTime() - start)))) {
      simulation.run(
          threads,
          histories,
          () ->
              System.nanoTime() - start < Duration.ofSeconds(seconds).toNanos()
                  && simulation.tally().crashes() < crashes);
    }
    out.println(line(simulation, System.nanoTime() - start));
    out.println(simulation.tally());
    Optional<Failure> failure = simulation.failure();
    failure.ifPresent(found -> out.print(found.text()));
    if (failure.isEmpty()) {
      out.println("no violation");
    }
    return failure.isEmpty() ? 0 : 1;
  }

  private static int kill(TortureOptions options, PrintStream out) {
    long seed = options.number("--seed", System.nanoTime());
    out.println("killed processes, seed " + seed);
    Killing killing = new Killing(seed, out);
    try {
      killing.run((int) options.number("--rounds", 20));
    } catch (Violation e) {
      out.println("VIOLATION in " + e.getMessage());
      return 1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
    out.println(
        "no violation: %,d writes, killed while %s".formatted(killing.writes(), killing.moments()));
    return 0;
  }

  private static int soak(TortureOptions options, PrintStream out) {
    Path file = Path.of(options.text("--out", "soak.html"));
    try {
      Path directory = Files.createTempDirectory("t4dx-soak");
      String page =
          new Soak(directory).run(Duration.ofMinutes(options.number("--minutes", 5)), out);
      Files.writeString(file, page);
      Killing.delete(directory);
    } catch (Violation e) {
      out.println("VIOLATION: " + e.getMessage());
      return 1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
    out.println("no violation; wrote " + file);
    return 0;
  }

  private static String line(Simulation simulation, long nanos) {
    double seconds = nanos / 1e9;
    long crashes = simulation.tally().crashes();
    return "%5.0f s %,12d crashes %,10.0f a second %,10d lives"
        .formatted(seconds, crashes, crashes / seconds, simulation.histories());
  }
}
