package io.t4dx.bench.posting;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.t4dx.index.posting.PostingBuilder;
import io.t4dx.index.posting.Postings;
import io.t4dx.index.posting.TermRange;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.roaringbitmap.RoaringBitmap;

/** A million pairs of terms and rows, of which each term has one row, ten, or ten thousand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class PostingBenchmark {
  private static final int ROWS = 1_000_000;

  @Param({"1", "10", "10000"})
  private int rowsOfTerm;

  private byte[][] terms = {};
  private Postings postings = Postings.open(new PostingBuilder(0).build(Arena.ofAuto()), 0);
  private final SplittableRandom random = new SplittableRandom(2);

  /** Makes terms in no order, all with a beginning in common, as names and values have. */
  @Setup(Level.Trial)
  public void fill() {
    terms = new byte[ROWS][];
    for (int row = 0; row < ROWS; row++) {
      long value = random.nextInt(ROWS / rowsOfTerm) * 7_919L % (ROWS / rowsOfTerm);
      if (rowsOfTerm == 1) {
        value = row * 7_919L % ROWS;
      }
      terms[row] = "metadata\0source\0document-%08d".formatted(value).getBytes(UTF_8);
    }
    MemorySegment image = build();
    System.out.printf(
        "%d rows a term: %.2f bytes a pair%n", rowsOfTerm, image.byteSize() / (double) ROWS);
    postings = Postings.open(image, ROWS);
    postings.verify();
  }

  /** All million pairs added and built. */
  @Benchmark
  public MemorySegment build() {
    PostingBuilder builder = new PostingBuilder(ROWS);
    for (int row = 0; row < ROWS; row++) {
      builder.add(terms[row], row);
    }
    return builder.build(Arena.ofAuto());
  }

  private byte[] term() {
    return terms[random.nextInt(ROWS)];
  }

  /** How many rows a term has. */
  @Benchmark
  public int count() {
    return postings.count(term());
  }

  /** The rows of a term. */
  @Benchmark
  public RoaringBitmap rows() {
    return postings.rows(term());
  }

  /** How many rows a hundredth of all terms have. */
  @Benchmark
  public long countOfRange() {
    return postings.count(range());
  }

  /** The rows of a hundredth of all terms. */
  @Benchmark
  public RoaringBitmap unionOfRange() {
    return postings.union(range());
  }

  private TermRange range() {
    int values = ROWS / rowsOfTerm;
    int from = random.nextInt(values);
    return TermRange.halfOpen(
        "metadata\0source\0document-%08d".formatted(from).getBytes(UTF_8),
        "metadata\0source\0document-%08d".formatted(from + values / 100).getBytes(UTF_8));
  }
}
