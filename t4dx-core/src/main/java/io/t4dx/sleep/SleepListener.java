package io.t4dx.sleep;

/** Is told what sleep does, on the thread that does it; should be quick. */
public interface SleepListener {
  /** A pass goes on. */
  default void progress(SleepProgress progress) {}

  /** A cycle has ended. */
  default void ended(SleepReport report) {}

  /** A cycle that nobody waits for has failed; the next one is begun later. */
  default void failed(String cause) {}
}
