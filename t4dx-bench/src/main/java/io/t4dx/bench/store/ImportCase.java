package io.t4dx.bench.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.t4dx.bench.report.BenchReport;
import io.t4dx.exchange.LineWriter;
import io.t4dx.store.Store;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The command's import of lines, beside a program that writes the same items in batches. Each is a
 * new process, in turn with the other; and once the program writes three stores, the last of them
 * with code that has run before.
 */
final class ImportCase implements StoreCase {
  private static final int ROUNDS = 5;
  private static final int WARM = 3;
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
    Path first = stores.directory("written");
    BatchWriter.run(items, List.of(first));
    Path lines = stores.directory("lines.jsonl");
    write(first, items, lines);
    List<Double> imports = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      double batches =
          BatchWriter.run(items, List.of(stores.directory("written-" + round))).getFirst();
      double imported = imported(stores.directory("imported-" + round), lines, items);
      imports.add(imported);
      shares.add(imported / batches);
      report.add(result(round + ": in batches of " + BatchWriter.BATCH, "items/s", batches));
      report.add(result(round + ": imported", "items/s", imported));
      report.add(result(round + ": imported, of the batches", "share", imported / batches));
    }
    report.add(result("imported, of the batches, median", "share", median(shares)));
    List<Path> again =
        IntStream.range(0, WARM).mapToObj(i -> stores.directory("warm-" + i)).toList();
    double warm = BatchWriter.run(items, again).getLast();
    report.add(result("in batches, by code that has run before", "items/s", warm));
    report.add(result("imported, of these batches, median", "share", median(imports) / warm));
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

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
