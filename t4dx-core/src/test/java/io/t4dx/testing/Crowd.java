package io.t4dx.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Threads that work beside each other: workers, which have so much to do, and bystanders, which do
 * the same again and again as long as any worker works.
 */
public final class Crowd implements AutoCloseable {
  private final List<Thread> workers = new ArrayList<>();
  private final List<Thread> bystanders = new ArrayList<>();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final SplittableRandom random = new SplittableRandom(5);
  private volatile boolean over;

  public void worker(Runnable work) {
    workers.add(Thread.ofPlatform().unstarted(() -> guarded(work)));
  }

  public void bystander(Runnable work) {
    bystanders.add(
        Thread.ofPlatform()
            .unstarted(
                () ->
                    guarded(
                        () -> {
                          while (!over) {
                            work.run();
                          }
                        })));
  }

  /** For one bystander: interrupts a worker or a bystander. */
  public void interruptSomeone() {
    List<Thread> all = new ArrayList<>(workers);
    all.addAll(bystanders);
    all.get(random.nextInt(all.size())).interrupt();
    LockSupport.parkNanos(50_000);
  }

  /** Lets all begin, waits until the workers are done, and throws what any of them threw. */
  public void work() {
    workers.forEach(Thread::start);
    bystanders.forEach(Thread::start);
    workers.forEach(Crowd::await);
    close();
    Throwable thrown = failure.get();
    if (thrown != null) {
      throw new AssertionError(thrown.getMessage(), thrown);
    }
  }

  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (Throwable e) {
      failure.compareAndSet(null, e);
      over = true;
    }
  }

  @Override
  public void close() {
    over = true;
    workers.forEach(Crowd::await);
    bystanders.forEach(Crowd::await);
  }

  /** Bystanders interrupt bystanders, not whoever waits here; if someone does, it is no reason. */
  private static void await(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
