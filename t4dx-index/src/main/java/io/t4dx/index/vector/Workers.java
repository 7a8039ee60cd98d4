package io.t4dx.index.vector;

import java.util.concurrent.atomic.AtomicReference;

/** Runs one task in several threads and waits for all; the caller's thread is one of them. */
final class Workers {
  private Workers() {}

  static void run(int threads, Runnable task) {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread[] others = new Thread[threads - 1];
    for (int i = 0; i < others.length; i++) {
      others[i] =
          Thread.ofPlatform().daemon().name("t4dx-index-" + i).start(() -> guarded(task, failure));
    }
    guarded(task, failure);
    for (Thread thread : others) {
      join(thread);
    }
    Throwable cause = failure.get();
    if (cause instanceof RuntimeException e) {
      throw e;
    }
    if (cause instanceof Error e) {
      throw e;
    }
  }

  private static void guarded(Runnable task, AtomicReference<Throwable> failure) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    }
  }

  /** Waits through interrupts: the threads write to memory that the caller is about to read. */
  private static void join(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
