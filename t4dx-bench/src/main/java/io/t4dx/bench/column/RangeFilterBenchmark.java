package io.t4dx.bench.column;

import io.t4dx.index.column.Column;
import io.t4dx.index.column.ColumnKind;
import io.t4dx.index.column.ColumnWriter;
import io.t4dx.index.column.KeyRange;
import io.t4dx.index.column.OrderedRows;
import io.t4dx.index.column.RangeFilter;
import io.t4dx.index.column.RowOrder;
import io.t4dx.index.column.Slice;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
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
import org.roaringbitmap.RangeBitmap;
import org.roaringbitmap.RoaringBitmap;

/** Three ways from a range of times, or of kappas, to a bitmap of rows. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class RangeFilterBenchmark {
  private static final int RANGES = 16;

  @Param({"I64", "F32"})
  private ColumnKind kind = ColumnKind.I64;

  @Param({"100000", "1000000"})
  private int rows;

  @Param({"0.1", "1", "10", "50"})
  private double percent;

  private final KeyRange[] ranges = new KeyRange[RANGES];
  private Column column = Column.open(empty(), ColumnKind.I64);
  private OrderedRows ordered =
      RowOrder.open(RowOrder.build(column, new int[] {0}, Arena.ofAuto()), column).within(0, 0);
  private RangeBitmap bits = RangeBitmap.appender(1).build();
  private int next;

  private static MemorySegment empty() {
    return new ColumnWriter(ColumnKind.I64, 0, Arena.ofAuto()).seal();
  }

  /** Makes values in no order, as most are within rows that are sorted by id. */
  @Setup(Level.Trial)
  public void fill() {
    SplittableRandom random = new SplittableRandom(9);
    ColumnWriter writer = new ColumnWriter(kind, rows, Arena.ofAuto());
    for (int row = 0; row < rows; row++) {
      if (kind == ColumnKind.I64) {
        writer.i64(row, 1_763_700_000_000_000L + random.nextLong(31_536_000_000_000L));
      } else {
        writer.f32(row, random.nextFloat());
      }
    }
    column = Column.open(writer.seal(), kind);
    column.verify();
    RowOrder order = RowOrder.open(RowOrder.build(column, new int[] {0}, Arena.ofAuto()), column);
    order.verify();
    ordered = order.within(0, rows);
    long least = column.statistics().leastKey();
    RangeBitmap.Appender appender = RangeBitmap.appender(column.statistics().mostKey() - least);
    for (int row = 0; row < rows; row++) {
      appender.add(column.key(row) - least);
    }
    ByteBuffer buffer = ByteBuffer.allocateDirect(appender.serializedSizeInBytes());
    appender.serialize(buffer);
    System.out.printf(
        "%d rows of %s: order %d bytes, RangeBitmap %d bytes%n",
        rows, kind, 4L * rows, buffer.position());
    bits = RangeBitmap.map(buffer.flip());
    int count = Math.max(1, (int) (rows * percent / 100));
    for (int i = 0; i < RANGES; i++) {
      int from = random.nextInt(rows - count + 1);
      ranges[i] = new KeyRange(ordered.key(from), ordered.key(from + count - 1));
    }
  }

  private KeyRange range() {
    next = (next + 1) % RANGES;
    return ranges[next];
  }

  /** Two binary searches: how many rows match. */
  @Benchmark
  public int sliceOnly() {
    Slice slice = ordered.slice(range());
    return slice.count();
  }

  /** The rows of the slice, or all but the others. */
  @Benchmark
  public RoaringBitmap slice() {
    return ordered.bitmap(ordered.slice(range()));
  }

  /** Every value read. */
  @Benchmark
  public RoaringBitmap scan() {
    return RangeFilter.scan(column, 0, rows, range());
  }

  /** Bit-sliced. */
  @Benchmark
  public RoaringBitmap rangeBitmap() {
    KeyRange range = range();
    long least = column.statistics().leastKey();
    return bits.between(range.least() - least, range.most() - least);
  }
}
