package io.t4dx.tools.lines;

import io.t4dx.exchange.LineReader;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.SyncMode;
import io.t4dx.tools.care.Graphs;
import io.t4dx.tools.print.Count;
import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.print.Progress;
import io.t4dx.tools.use.NewStoreOptions;
import io.t4dx.tools.verb.Exit;
import io.t4dx.tools.verb.NamespaceOption;
import io.t4dx.tools.verb.Refusal;
import io.t4dx.tools.verb.StoreVerb;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes in a file of items, one object a line. */
@Command(
    name = "import",
    description = "take in items, one JSON object a line; makes the store where there is none",
    footer = {
      "  tools/t4dx import memories notes.jsonl",
      "  zcat notes.jsonl.gz | tools/t4dx import memories - --namespace alice",
      "  tools/t4dx import memories notes.jsonl --continue --from-line 40001",
      "",
      "  {\"content\":\"likes green tea\",\"vector\":[0.9,0.1,0.2],\"importance\":0.6}",
      "",
      "docs/format/import.md describes every member. A line with an id can be imported again."
    })
public final class ImportVerb extends StoreVerb {
  private static final int TOLD = 10;
  private static final Duration SYNC = Duration.ofSeconds(1);

  @Parameters(index = "1", paramLabel = "FILE", description = "the lines; - reads them from a pipe")
  private String file;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAME",
      description = "of lines that name none; 'default' unless given")
  private String namespace = NamespaceOption.DEFAULT;

  @Option(
      names = "--from-line",
      paramLabel = "N",
      description = "begin with this line; the first is 1")
  private long fromLine = 1;

  @Option(
      names = "--continue",
      description = "skip lines that are wrong, and count them; the first ones are told")
  private boolean goOn;

  @Option(names = "--graphs", description = "build the vector graphs too, when all lines are in")
  private boolean graphs;

  @Mixin private NewStoreOptions made = new NewStoreOptions();

  /** Filled by the command line. */
  public ImportVerb() {}

  @Override
  protected Exit run(Page page) throws IOException {
    if (fromLine < 1) {
      throw Refusal.misunderstood("--from-line is " + fromLine, "the first line is 1");
    }
    // Everything is durable in the end, whatever it was before: who lost power begins again.
    StoreOptions.Builder options = quiet().merging(true).syncMode(SyncMode.interval(SYNC));
    made.applyTo(options);
    Exit exit;
    try (InputStream in = input();
        Store store = openOrMake(options.graphs(false))) {
      exit = end(page, store, take(page, store, in));
    }
    if (graphs) {
      try (Store store = openOrMake(options.graphs(true).merging(false))) {
        Graphs.await(store, page);
      }
    }
    return exit;
  }

  private InputStream input() throws IOException {
    return file.equals("-") ? terminal().in() : Files.newInputStream(Path.of(file));
  }

  private long size() throws IOException {
    return file.equals("-") ? 0 : Files.size(Path.of(file));
  }

  /** What was taken in, and how long it took. */
  private record Taken(Importer.Ending ending, double seconds) {}

  private Taken take(Page page, Store store, InputStream in) throws IOException {
    int[] told = {0};
    Progress progress = page.progress("importing", "items", size());
    Importer importer =
        new Importer(
            store,
            new LineReader(namespace),
            fromLine,
            goOn,
            line -> {
              if (told[0]++ < TOLD) {
                progress.clear();
                page.note("line " + line.number() + " is skipped: " + line.reason());
              }
            });
    Thread interrupted = new Thread(() -> interrupted(page, importer));
    Runtime.getRuntime().addShutdownHook(interrupted);
    try (progress) {
      Importer.Ending ending = importer.run(in, progress);
      store.flush();
      return new Taken(ending, Math.max(1e-9, progress.elapsed().toNanos() / 1e9));
    } finally {
      Runtime.getRuntime().removeShutdownHook(interrupted);
    }
  }

  /** Somebody has ended the process; what is in the store stays there. */
  private void interrupted(Page page, Importer importer) {
    page.note("");
    page.note(
        "interrupted; the lines before "
            + importer.nextLine()
            + " are in the store, and --from-line "
            + importer.nextLine()
            + " goes on");
  }

  private Exit end(Page page, Store store, Taken taken) {
    Importer.Ending ending = taken.ending();
    page.say(
        String.format(
            Locale.ROOT,
            "%,d items in %.1f s, %,.0f/s; the store has %,d items",
            ending.items(),
            taken.seconds(),
            ending.items() / taken.seconds(),
            store.stats().items()));
    page.object(
        new Facts()
            .add("items", new Count(ending.items()))
            .add("linesOfEdges", new Count(ending.edges()))
            .add("skipped", new Count(ending.skipped()))
            .add("nextLine", ending.nextLine())
            .add("complete", ending.stoppedBy().isEmpty())
            .add("seconds", taken.seconds()));
    int pending = store.stats().segments().pendingGraphs();
    if (pending > 0 && !graphs && !page.json()) {
      page.note(
          (pending == 1 ? "1 vector graph is" : pending + " vector graphs are")
              + " still to be built, until then searches compare more: 'tools/t4dx flush "
              + directory()
              + "' does it");
    }
    ending
        .stoppedBy()
        .ifPresent(
            line -> {
              throw Refusal.no(
                  "line " + line.number() + ": " + line.reason(),
                  "the lines before it are in the store: correct it and go on with --from-line "
                      + line.number()
                      + ", or skip such lines with --continue");
            });
    if (ending.skipped() > 0) {
      page.note(ending.skipped() + " lines were skipped");
      return Exit.NO;
    }
    return Exit.DONE;
  }
}
