package io.t4dx.bench.hybrid;

import io.t4dx.sleep.SleepListener;
import io.t4dx.sleep.SleepProgress;
import io.t4dx.sleep.SleepReport;

/** How much a store has slept: cycles that ended, and how long there was one under way. */
final class Asleep implements SleepListener {
  private long cycles;
  private long nanos;
  private boolean underWay;
  private long since;

  /**
   * What there was until a moment.
   *
   * @param cycles that ended
   * @param nanos in which a cycle was under way, its rests included
   */
  record Amount(long cycles, long nanos) {
    Amount since(Amount before) {
      return new Amount(cycles - before.cycles, nanos - before.nanos);
    }
  }

  synchronized Amount amount() {
    return new Amount(cycles, underWay ? nanos + System.nanoTime() - since : nanos);
  }

  @Override
  public synchronized void progress(SleepProgress progress) {
    if (!underWay) {
      underWay = true;
      since = System.nanoTime();
    }
  }

  @Override
  public synchronized void ended(SleepReport report) {
    cycles++;
    wake();
  }

  @Override
  public synchronized void failed(String cause) {
    wake();
  }

  private void wake() {
    nanos = amount().nanos();
    underWay = false;
  }
}
