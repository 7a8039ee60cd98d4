package io.t4dx.bench.keyvalue;

import io.t4dx.bench.report.Latencies;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** A store of a known size: filled in batches, then read. */
final class Reads {
  static final int BATCH = 100;

  private static final int ROUNDS = 5;

  private final KeyValueSystem system;
  private final int entries;

  Reads(KeyValueSystem system, int entries) {
    this.system = system;
    this.entries = entries;
  }

  /** Nanoseconds that durable batches took; making the texts is not counted. */
  long fill() throws IOException {
    long nanos = 0;
    for (int from = 0; from < entries; from += BATCH) {
      List<KeyValueSystem.Entry> batch = new ArrayList<>(BATCH);
      for (int i = from; i < Math.min(entries, from + BATCH); i++) {
        batch.add(new KeyValueSystem.Entry(Entries.key(i), Entries.text(i)));
      }
      long start = System.nanoTime();
      system.putAll(batch);
      nanos += System.nanoTime() - start;
    }
    return nanos;
  }

  /** How long gets took, in the best round: of keys that are there, or of ones that are not. */
  Latencies gets(int count, boolean there) throws IOException {
    Latencies best = new Latencies();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      SplittableRandom random = new SplittableRandom(round);
      Latencies latencies = new Latencies();
      long total = 0;
      for (int i = 0; i < count; i++) {
        UUID key = Entries.key(random.nextInt(entries) + (there ? 0L : Integer.MAX_VALUE));
        long start = System.nanoTime();
        int length = system.get(key);
        long took = System.nanoTime() - start;
        if (length >= 0 != there) {
          throw new IOException(system.name() + " is wrong about " + key);
        }
        latencies.add(took);
        total += took;
      }
      if (total < least) {
        least = total;
        best = latencies;
      }
    }
    return best;
  }

  /** Nanoseconds of the fastest scan. */
  long scan() throws IOException {
    long best = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      long rows = system.scan();
      best = Math.min(best, System.nanoTime() - start);
      if (rows != entries) {
        throw new IOException(system.name() + " scanned " + rows + " of " + entries);
      }
    }
    return best;
  }
}
