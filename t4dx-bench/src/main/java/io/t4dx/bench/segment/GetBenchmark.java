package io.t4dx.bench.segment;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.RealDisk;
import io.t4dx.core.segment.Segment;
import io.t4dx.core.segment.SegmentWriter;
import io.t4dx.core.segment.format.SectionEntry;
import io.t4dx.index.kernel.Metric;
import io.t4dx.model.Item;
import io.t4dx.model.ItemKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Random ids looked for in several segments, newest first, after everything was read once. Setting
 * up prints what a file's sections take for each item.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class GetBenchmark {
  private static final int ASKED = 1 << 20;

  @Param({"10"})
  public int segments;

  @Param({"100000"})
  public int rows;

  @Param({"1000"})
  public int contentLength;

  /** Whether ids rise with time, as those that the engine makes, or are random. */
  @Param({"false", "true"})
  public boolean timeOrdered;

  private final List<Segment> open = new ArrayList<>();
  private Path directory = Path.of("");
  private UUID[] present = {};
  private UUID[] missing = {};
  private int next;

  @Setup
  public void write() throws IOException {
    directory = Files.createTempDirectory("t4dx-get");
    Disk disk = RealDisk.at(directory);
    SplittableRandom random = new SplittableRandom(1);
    present = new UUID[ASKED];
    missing = new UUID[ASKED];
    UUID[][] ids = new UUID[segments][];
    for (int number = 0; number < segments; number++) {
      Corpus corpus = new Corpus(number, rows, contentLength, timeOrdered);
      ids[number] = corpus.ids();
      SegmentWriter.write(disk, number + 1L, corpus, Metric.COSINE);
      open.add(Segment.open(disk, number + 1L));
    }
    for (int i = 0; i < ASKED; i++) {
      present[i] = ids[random.nextInt(segments)][random.nextInt(rows)];
      UUID near = ids[random.nextInt(segments)][random.nextInt(rows)];
      missing[i] = new UUID(near.getMostSignificantBits(), random.nextLong());
    }
    print(open.getFirst());
    long read = 0;
    for (Segment segment : open) {
      for (int row = 0; row < rows; row++) {
        read += segment.fields(row).accessCount() + segment.content(row).length();
      }
    }
    System.out.println("read once: " + read);
  }

  private void print(Segment segment) {
    double all = 0;
    for (SectionEntry entry : segment.file().entries()) {
      double perItem = (double) entry.length() / rows;
      System.out.printf("%-24s %8.2f bytes an item%n", entry.name(), perItem);
      all += entry.name().equals("contents") ? 0 : perItem;
    }
    System.out.printf("%-24s %8.2f bytes an item%n", "all but contents", all);
  }

  @TearDown
  public void delete() throws IOException {
    open.forEach(Segment::close);
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }

  private @Nullable Item get(UUID id, boolean withContent) {
    long hash = Segment.keyHash(Corpus.NAMESPACE, id);
    for (int i = open.size() - 1; i >= 0; i--) {
      Segment segment = open.get(i);
      int row = segment.find(hash, Corpus.NAMESPACE, id);
      if (row >= 0) {
        return new Item(
            new ItemKey(Corpus.NAMESPACE, id),
            segment.lsn(row),
            segment.fields(row),
            withContent ? segment.content(row) : "",
            null);
      }
    }
    return null;
  }

  @Benchmark
  public @Nullable Object withContent() {
    return get(present[next++ & (ASKED - 1)], true);
  }

  @Benchmark
  public @Nullable Object withoutContent() {
    return get(present[next++ & (ASKED - 1)], false);
  }

  @Benchmark
  public @Nullable Object missing() {
    return get(missing[next++ & (ASKED - 1)], false);
  }
}
