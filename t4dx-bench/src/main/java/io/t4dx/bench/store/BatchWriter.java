package io.t4dx.bench.store;

import io.t4dx.T4dx;
import io.t4dx.bench.JvmCommand;
import io.t4dx.model.ItemDraft;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.SyncMode;
import io.t4dx.write.WriteBatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that writes items in batches, as one would that is not the command: its code, too, is
 * compiled while it runs. Everything is as in an import: graphs and merges are left to later, the
 * log is synced once a second, and a flush ends it.
 */
final class BatchWriter {
  static final int BATCH = 500;

  private static final int DIMENSIONS = 384;
  private static final int CONTENT_BYTES = 300;

  private BatchWriter() {}

  /**
   * Writes the same items to one new store after the other, and prints the rate of each.
   *
   * @param arguments how many items, and the directories
   */
  public static void main(String[] arguments) {
    int items = Integer.parseInt(arguments[0]);
    // Nothing is done for the store in a time that is not counted.
    List<ItemDraft> drafts = new Memories(DIMENSIONS, CONTENT_BYTES).items(0, items);
    for (String directory : List.of(arguments).subList(1, arguments.length)) {
      System.out.println(rate(Path.of(directory), drafts));
    }
  }

  private static double rate(Path directory, List<ItemDraft> drafts) {
    StoreOptions options =
        StoreOptions.builder()
            .graphs(false)
            .syncMode(SyncMode.interval(Duration.ofSeconds(1)))
            .stallTimeout(Duration.ofHours(1))
            .sleep(SleepOptions.builder().automatic(false).build())
            .build();
    try (Store store = T4dx.open(directory, options)) {
      long start = System.nanoTime();
      for (int first = 0; first < drafts.size(); first += BATCH) {
        WriteBatch batch = new WriteBatch();
        drafts.subList(first, Math.min(drafts.size(), first + BATCH)).forEach(batch::insert);
        store.write(batch);
      }
      store.flush();
      return drafts.size() / ((System.nanoTime() - start) / 1e9);
    }
  }

  /** Runs the program in a new process, with the options of this one; the rates in their order. */
  static List<Double> run(int items, List<Path> directories)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(Integer.toString(items)));
    directories.forEach(directory -> arguments.add(directory.toString()));
    Process process =
        new ProcessBuilder(JvmCommand.of(BatchWriter.class, arguments))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String rates = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    if (process.waitFor() != 0) {
      throw new IOException("the program that writes in batches has failed");
    }
    return rates.lines().map(Double::valueOf).toList();
  }
}
