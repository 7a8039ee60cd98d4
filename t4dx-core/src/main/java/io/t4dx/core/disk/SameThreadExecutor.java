package io.t4dx.core.disk;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Runs every task in the thread that hands it in.
 *
 * <p>It turns an asynchronous file channel into a synchronous one that no interrupt can close: the
 * channel's read and write are system calls of the calling thread, finished when they return.
 */
final class SameThreadExecutor extends AbstractExecutorService {
  static final SameThreadExecutor INSTANCE = new SameThreadExecutor();

  private SameThreadExecutor() {}

  @Override
  public void execute(Runnable task) {
    task.run();
  }

  @Override
  public void shutdown() {
    // One instance serves all channels: the end of one of them does not end it.
  }

  @Override
  public List<Runnable> shutdownNow() {
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return false;
  }

  @Override
  public boolean isTerminated() {
    return false;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return false;
  }
}
