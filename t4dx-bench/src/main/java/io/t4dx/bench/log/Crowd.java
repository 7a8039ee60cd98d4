package io.t4dx.bench.log;

import io.t4dx.bench.report.Latencies;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Threads that call the same thing over and over, for a while. */
final class Crowd {
  private static final long WARM_UP_NANOS = 300_000_000;

  private Crowd() {}

  /** What is measured. */
  @FunctionalInterface
  interface Call {
    void run() throws IOException, InterruptedException;
  }

  /** Calls for the duration and a short warm-up, which is not counted. */
  static Turn run(int threads, Duration duration, Supplier<Call> calls) throws IOException {
    long from = System.nanoTime() + WARM_UP_NANOS;
    long to = from + duration.toNanos();
    try (ExecutorService crowd = Executors.newFixedThreadPool(threads)) {
      List<Callable<Latencies>> tasks = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        Call call = calls.get();
        tasks.add(() -> callUntil(call, from, to));
      }
      Latencies all = new Latencies();
      for (Future<Latencies> task : crowd.invokeAll(tasks)) {
        all.addAll(task.get());
      }
      return new Turn(all, duration);
    } catch (InterruptedException | ExecutionException e) {
      throw new IOException("a thread of the crowd failed", e);
    }
  }

  private static Latencies callUntil(Call call, long from, long to)
      throws IOException, InterruptedException {
    Latencies latencies = new Latencies();
    for (long start = System.nanoTime(); start < to; ) {
      call.run();
      long end = System.nanoTime();
      if (start >= from && end <= to) {
        latencies.add(end - start);
      }
      start = end;
    }
    return latencies;
  }
}
