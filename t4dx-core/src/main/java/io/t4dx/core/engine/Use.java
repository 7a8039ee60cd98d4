package io.t4dx.core.engine;

/**
 * Whether a store was used lately. Noting it costs a read of a field that hardly ever changes; a
 * use that two threads note and take at once may be taken late, which harms nobody.
 */
final class Use {
  private boolean noted;

  void note() {
    if (!noted) {
      noted = true;
    }
  }

  /** Whether there was any since this was asked last. */
  boolean take() {
    boolean was = noted;
    noted = false;
    return was;
  }
}
