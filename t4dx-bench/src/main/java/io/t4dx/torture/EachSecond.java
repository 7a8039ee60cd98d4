package io.t4dx.torture;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does something each second until it is closed. */
public final class EachSecond implements AutoCloseable {
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("torture-timer").daemon().unstarted(task));

  public EachSecond(Runnable what) {
    var unused = timer.scheduleAtFixedRate(what, 1, 1, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
