package io.t4dx.bench.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.t4dx.T4dx;
import io.t4dx.bench.report.BenchReport;
import io.t4dx.exchange.LineWriter;
import io.t4dx.model.ItemDraft;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.SyncMode;
import io.t4dx.write.WriteBatch;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The command's import of lines, beside {@link Store#write} of the same items in batches. Both
 * leave the vector graphs to later, and merges with them, sync the log once a second, and end with
 * a flush, which counts.
 */
final class ImportCase implements StoreCase {
  private static final int DIMENSIONS = 384;
  private static final int CONTENT_BYTES = 300;
  private static final int BATCH = 500;
  private static final int ROUNDS = 2;
  private static final Path COMMAND = Path.of("tools", "t4dx");
  private static final Pattern SECONDS = Pattern.compile("\"seconds\":([0-9.E-]+)");

  @Override
  public String name() {
    return "import";
  }

  @Override
  public void run(FilledStores stores, BenchReport report)
      throws IOException, InterruptedException {
    if (!Files.isExecutable(COMMAND)) {
      report.note("import is left out: there is no " + COMMAND + " below the current directory");
      return;
    }
    int items = stores.sizes().ingested() / 2;
    Path lines = stores.directory("lines.jsonl");
    for (int round = 1; round <= ROUNDS; round++) {
      Path written = stores.directory("written-" + round);
      double batches = batches(written, items);
      if (round == 1) {
        write(written, items, lines);
      }
      double imported = imported(stores.directory("imported-" + round), lines, items);
      report.add(result(round + ": in batches of " + BATCH, "items/s", batches));
      report.add(result(round + ": imported", "items/s", imported));
      report.add(result(round + ": imported, of the batches", "share", imported / batches));
    }
  }

  /**
   * The rate of the writes and the flush. The items are made before: nothing is done for the store
   * in a time that is not counted.
   */
  private static double batches(Path directory, int items) {
    StoreOptions options =
        StoreOptions.builder()
            .graphs(false)
            .syncMode(SyncMode.interval(Duration.ofSeconds(1)))
            .stallTimeout(Duration.ofHours(1))
            .sleep(SleepOptions.builder().automatic(false).build())
            .build();
    List<ItemDraft> drafts = new Memories(DIMENSIONS, CONTENT_BYTES).items(0, items);
    try (Store store = T4dx.open(directory, options)) {
      long start = System.nanoTime();
      for (int first = 0; first < items; first += BATCH) {
        WriteBatch batch = new WriteBatch();
        drafts.subList(first, Math.min(items, first + BATCH)).forEach(batch::insert);
        store.write(batch);
      }
      store.flush();
      return items / ((System.nanoTime() - start) / 1e9);
    }
  }

  /**
   * The lines of all items, as {@code export} writes them, which the disk has when this returns.
   */
  private static void write(Path written, int items, Path lines) throws IOException {
    LineWriter writer = new LineWriter(LineWriter.VectorForm.BASE64);
    try (Store store = FilledStores.open(written);
        FileChannel file = FileChannel.open(lines, CREATE_NEW, WRITE);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file))) {
      for (int i = 0; i < items; i++) {
        out.write(writer.line(store.get(Memories.key(i)).orElseThrow(), List.of()));
      }
      out.flush();
      file.force(true);
    }
  }

  /** The rate that the command prints, which does not count its own start. */
  private static double imported(Path directory, Path lines, int items)
      throws IOException, InterruptedException {
    Process command =
        new ProcessBuilder(
                COMMAND.toString(), "import", directory.toString(), lines.toString(), "--json")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String answer = new String(command.getInputStream().readAllBytes(), UTF_8);
    Matcher seconds = SECONDS.matcher(answer);
    if (command.waitFor() != 0 || !seconds.find()) {
      throw new IOException("the import has failed: " + answer);
    }
    return items / Double.parseDouble(seconds.group(1));
  }
}
