package io.t4dx.bench.keyvalue;

import io.t4dx.bench.report.Latencies;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Threads that write new entries, each waiting for its write to be on the disk. */
final class Writers {
  private final KeyValueSystem system;
  private final AtomicLong next;

  Writers(KeyValueSystem system, AtomicLong next) {
    this.system = system;
    this.next = next;
  }

  /** How long each write took, of so many writers in so much time. */
  Latencies write(int writers, long nanos) throws IOException, InterruptedException {
    long until = System.nanoTime() + nanos;
    Latencies all = new Latencies();
    try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      List<Future<Latencies>> running = new ArrayList<>();
      for (int i = 0; i < writers; i++) {
        running.add(threads.submit(() -> writeUntil(until)));
      }
      for (Future<Latencies> one : running) {
        all.addAll(one.get());
      }
    } catch (ExecutionException failed) {
      throw new IOException(system.name() + " failed to write", failed.getCause());
    }
    return all;
  }

  private Latencies writeUntil(long until) throws IOException {
    Latencies latencies = new Latencies();
    while (System.nanoTime() < until) {
      long number = next.getAndIncrement();
      KeyValueSystem.Entry entry =
          new KeyValueSystem.Entry(Entries.key(number), Entries.text(number));
      long start = System.nanoTime();
      system.put(entry);
      latencies.add(System.nanoTime() - start);
    }
    return latencies;
  }
}
