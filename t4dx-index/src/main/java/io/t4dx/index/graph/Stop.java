package io.t4dx.index.graph;

/** Asked from time to time by whatever may take long; throws to end it. */
@FunctionalInterface
public interface Stop {
  /** Never stops. */
  Stop NEVER = () -> {};

  /** Returns to go on, or throws. */
  void check();
}
