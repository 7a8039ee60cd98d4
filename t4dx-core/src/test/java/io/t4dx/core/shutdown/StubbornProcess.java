package io.t4dx.core.shutdown;

import java.util.concurrent.CountDownLatch;

/** A process whose shutdown does not come to its end. */
final class StubbornProcess {
  private StubbornProcess() {}

  /** No arguments. */
  public static void main(String[] arguments) throws InterruptedException {
    Signals.onEnd(
        () -> {
          System.out.println("ending");
          forEver();
        });
    System.out.println("ready");
    forEver();
  }

  private static void forEver() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
