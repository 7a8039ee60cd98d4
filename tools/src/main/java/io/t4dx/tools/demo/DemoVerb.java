package io.t4dx.tools.demo;

import io.t4dx.T4dx;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.verb.Exit;
import io.t4dx.tools.verb.Refusal;
import io.t4dx.tools.verb.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows in less than a minute what a store is good for. */
@Command(
    name = "demo",
    description = "a tour: a team's three months written, searched, crashed, and slept over",
    footer = {"  tools/t4dx demo", "  tools/t4dx demo --dir playground"})
public final class DemoVerb extends Verb {
  private static final long SEED = 20_260_105;
  private static final int FEWEST = 8;
  private static final int MOST = 1_000;

  @Option(
      names = "--dir",
      paramLabel = "DIRECTORY",
      description = "where the store is made; a temporary directory unless given")
  private @Nullable Path directory;

  @Option(
      names = "--notes-a-day",
      paramLabel = "N",
      description = "how much is said on each day, from 8 on; 34 unless given")
  private int notes = 34;

  /** Filled by the command line. */
  public DemoVerb() {}

  @Override
  protected Exit run(Page page) throws IOException {
    if (notes < FEWEST || notes > MOST) {
      throw Refusal.misunderstood(
          notes + " notes a day are too few or too many", "give " + FEWEST + " to " + MOST);
    }
    Path store = place();
    Instant now = options().build().clock().instant().truncatedTo(ChronoUnit.DAYS);
    DemoClock clock = new DemoClock(now.minus(Duration.ofDays(TeamHistory.DAYS + 1L)));
    Facts figures = new Facts();
    Tour tour = new Tour(page, clock, store, figures);
    tour.begin();
    try (Store open = T4dx.open(store, options(clock))) {
      tour.write(open, new TeamHistory(open, clock, SEED, notes), now.minus(Duration.ofDays(3)));
      tour.search(open);
      tour.remember(open, now);
      tour.traverse(open);
    }
    tour.crash();
    long opening = System.nanoTime();
    try (Store open = T4dx.open(store, options(clock))) {
      tour.recover(open, Duration.ofNanos(System.nanoTime() - opening));
      new Nights(page, clock, figures).sleep(open, now.minus(Duration.ofDays(2)));
    }
    tour.end();
    page.object(figures.add("store", store.toString()));
    return Exit.DONE;
  }

  private Path place() throws IOException {
    if (directory == null) {
      return Files.createTempDirectory("t4dx-demo-").resolve("store");
    }
    if (Files.exists(directory)) {
      throw Refusal.unusable(
          directory + " is there already", "name a directory that is not, or leave --dir away");
    }
    return directory;
  }

  private StoreOptions options(DemoClock clock) {
    return options()
        .clock(clock)
        .randomSeed(SEED)
        .sleep(SleepOptions.builder().automatic(false).build())
        .build();
  }
}
