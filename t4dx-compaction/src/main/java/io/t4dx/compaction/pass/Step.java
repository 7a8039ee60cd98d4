package io.t4dx.compaction.pass;

/** Is told how far a pass has come, often; lets time pass, or throws to end the pass. */
@FunctionalInterface
public interface Step {
  /**
   * The pass goes on.
   *
   * @param fraction of the whole pass, from 0 to 1
   * @param what is being done
   */
  void at(double fraction, String what);
}
