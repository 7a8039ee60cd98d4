package io.t4dx.core.ambient;

/**
 * Elapsed time, for metrics, intervals and timeouts: what is computed from it may change when
 * something happens, never what the state becomes.
 */
public final class Ticks {
  private Ticks() {}

  /** Nanoseconds since an arbitrary moment; only differences mean anything. */
  public static long nanos() {
    return System.nanoTime();
  }
}
