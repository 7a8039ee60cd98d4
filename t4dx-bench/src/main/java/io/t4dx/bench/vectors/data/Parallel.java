package io.t4dx.bench.vectors.data;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Runs an independent step for every row on all processors; the result never depends on their
 * order.
 */
final class Parallel {
  private Parallel() {}

  static void forEach(int count, IntConsumer step) {
    IntStream.range(0, count).parallel().forEach(step);
  }
}
