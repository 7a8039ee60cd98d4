package io.t4dx.core.sleep;

import io.t4dx.sleep.Sleep;

/** The sleep of one store, as the store itself sees it. */
public interface Sleeper extends Sleep, AutoCloseable {
  /** Cycles may begin by themselves. */
  void start();

  /** Ends a cycle that is under way, and returns when nothing of it works on the store. */
  @Override
  void close();
}
