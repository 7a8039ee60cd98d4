package io.t4dx.bench.vectors;

import io.t4dx.bench.report.BenchReport;
import io.t4dx.bench.report.Result;
import io.t4dx.index.kernel.VectorKernels;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;

/** How many bytes of rows an exact scan reads in a second, of a block that stays in the cache. */
final class ScanRun {
  static final String CASE = "scan";
  private static final int ROWS = 64;
  private static final int DIMENSIONS = 1024;
  private static final int ROUNDS = 20;
  private static final long BYTES_A_ROUND = 512L << 20;
  private static final String UNIT = "GB/s";
  private static final String METRIC = "%d x %d".formatted(ROWS, DIMENSIONS);

  private ScanRun() {}

  static void measure(Systems systems, BenchReport report) throws IOException {
    if (systems.cpp().isPresent()) {
      String name = systems.cpp().get().name();
      double speed = systems.cpp().get().scanGigabytesPerSecond(ROWS, DIMENSIONS);
      report.add(new Result(VectorSuite.NAME, CASE, name, METRIC, UNIT, speed));
    }
    if (systems.present().stream().anyMatch(system -> system.name().equals("t4dx"))) {
      report.add(new Result(VectorSuite.NAME, CASE, "t4dx", METRIC, UNIT, kernels()));
    }
  }

  private static double kernels() {
    long rowBytes = (long) ROWS * DIMENSIONS * Float.BYTES;
    float[] query = new float[DIMENSIONS];
    float[] scores = new float[ROWS];
    double best = 0;
    try (Arena arena = Arena.ofShared()) {
      MemorySegment rows = arena.allocate(rowBytes, 64);
      SplittableRandom random = new SplittableRandom(7);
      for (long i = 0; i < (long) ROWS * DIMENSIONS; i++) {
        rows.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) random.nextGaussian());
      }
      MemorySegment.copy(rows, ValueLayout.JAVA_FLOAT, 0, query, 0, DIMENSIONS);
      for (int round = 0; round < ROUNDS; round++) {
        long passes = BYTES_A_ROUND / rowBytes;
        long start = System.nanoTime();
        for (long pass = 0; pass < passes; pass++) {
          VectorKernels.dotRun(query, rows, 0, ROWS, DIMENSIONS, scores, 0);
        }
        best = Math.max(best, (double) passes * rowBytes / (System.nanoTime() - start));
      }
    }
    return best;
  }
}
