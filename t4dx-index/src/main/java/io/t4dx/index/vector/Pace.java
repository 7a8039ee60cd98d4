package io.t4dx.index.vector;

/** How fast a build may go. Asked by each of its threads. */
@FunctionalInterface
public interface Pace {
  /** As fast as it can. */
  Pace FULL = () -> {};

  /**
   * Returns when the next vector may be linked: a fraction of a millisecond of work. An exception
   * ends the build.
   */
  void step();

  /** As slow as this, and asking another one too. */
  default Pace and(Pace other) {
    return () -> {
      step();
      other.step();
    };
  }
}
