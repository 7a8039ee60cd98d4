package io.t4dx.bench.vectors.data;

import java.util.SplittableRandom;

/** A random stream for each row, so that rows can be made in any order by any number of threads. */
final class Seeds {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Seeds() {}

  static SplittableRandom of(long seed, long stream) {
    return new SplittableRandom(new SplittableRandom(seed + GOLDEN * (stream + 1)).nextLong());
  }
}
