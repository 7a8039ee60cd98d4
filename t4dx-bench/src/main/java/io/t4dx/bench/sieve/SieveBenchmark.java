package io.t4dx.bench.sieve;

import io.t4dx.index.sieve.KeyHash;
import io.t4dx.index.sieve.Sieve;
import io.t4dx.index.sieve.SieveBuilder;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One missing id looked for in ten segments of 100,000 ids. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SieveBenchmark {
  private static final int SEGMENTS = 10;
  private static final int KEYS = 100_000;
  private static final int ASKED = 1 << 16;

  private final Sieve[] sieves = new Sieve[SEGMENTS];
  private final BinaryFuse[] fuses = new BinaryFuse[SEGMENTS];
  private final long namespace = KeyHash.of("namespace");
  private final UUID[] missing = new UUID[ASKED];
  private int next;

  /** Fills sieves, and says how large they are and how many keys pass that are not there. */
  @Setup(Level.Trial)
  public void fill() {
    SplittableRandom random = new SplittableRandom(3);
    long sieveBytes = 0;
    long fuseBytes = 0;
    long sieveNanos = 0;
    long fuseNanos = 0;
    for (int i = 0; i < SEGMENTS; i++) {
      long[] keys = new long[KEYS];
      for (int j = 0; j < KEYS; j++) {
        keys[j] = KeyHash.item(namespace, id(random));
      }
      long start = System.nanoTime();
      SieveBuilder builder = new SieveBuilder(KEYS, Arena.ofAuto());
      for (long key : keys) {
        builder.add(key);
      }
      MemorySegment image = builder.seal();
      sieveNanos = System.nanoTime() - start;
      sieves[i] = Sieve.open(image);
      sieves[i].verify();
      sieveBytes += image.byteSize();
      start = System.nanoTime();
      fuses[i] = BinaryFuse.of(keys);
      fuseNanos = System.nanoTime() - start;
      fuseBytes += fuses[i].bytes();
    }
    int sievePassed = 0;
    int fusePassed = 0;
    for (int i = 0; i < 1_000_000; i++) {
      long key = random.nextLong();
      sievePassed += sieves[i % SEGMENTS].mayContain(key) ? 1 : 0;
      fusePassed += fuses[i % SEGMENTS].mayContain(key) ? 1 : 0;
    }
    System.out.printf(
        "sieve: %.2f bits a key, %.3f%% pass, %.1f ns a key to build; "
            + "fuse: %.2f bits a key, %.3f%% pass, %.1f ns a key%n",
        8.0 * sieveBytes / KEYS / SEGMENTS,
        sievePassed / 1e4,
        sieveNanos / (double) KEYS,
        8.0 * fuseBytes / KEYS / SEGMENTS,
        fusePassed / 1e4,
        fuseNanos / (double) KEYS);
    for (int i = 0; i < ASKED; i++) {
      missing[i] = id(random);
    }
  }

  private static UUID id(SplittableRandom random) {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private long hash() {
    next = (next + 1) & (ASKED - 1);
    return KeyHash.item(namespace, missing[next]);
  }

  /** Only the hash. */
  @Benchmark
  public long hashOnly() {
    return hash();
  }

  /** The engine's sieve. */
  @Benchmark
  public int sieve() {
    long hash = hash();
    int found = 0;
    for (Sieve sieve : sieves) {
      if (sieve.mayContain(hash)) {
        found++;
      }
    }
    return found;
  }

  /** Binary fuse filters in arrays. */
  @Benchmark
  public int fuse() {
    long hash = hash();
    int found = 0;
    for (BinaryFuse fuse : fuses) {
      if (fuse.mayContain(hash)) {
        found++;
      }
    }
    return found;
  }
}
