package io.t4dx.compaction.cycle;

import io.t4dx.compaction.pass.Step;
import io.t4dx.sleep.SleepPass;
import io.t4dx.sleep.SleepProgress;
import java.util.function.Consumer;

/** How far a pass has come, told when it is worth telling. */
final class Progress implements Step {
  private static final double WORTH_TELLING = 0.01;

  private final long cycle;
  private final SleepPass pass;
  private final Runnable check;
  private final Consumer<SleepProgress> listener;
  private double fraction;
  private double told = -1;
  private String what = "";

  Progress(long cycle, SleepPass pass, Runnable check, Consumer<SleepProgress> listener) {
    this.cycle = cycle;
    this.pass = pass;
    this.check = check;
    this.listener = listener;
  }

  @Override
  public void at(double newFraction, String doing) {
    check.run();
    fraction = Math.max(fraction, Math.min(1, newFraction));
    if (fraction - told >= WORTH_TELLING || !doing.equals(what)) {
      told = fraction;
      what = doing;
      listener.accept(new SleepProgress(cycle, pass, fraction, doing));
    }
  }

  /** The steps of a part of the pass, whose fractions are those of this part. */
  Step part(double from, double to) {
    return (of, doing) -> at(from + of * (to - from), doing);
  }
}
