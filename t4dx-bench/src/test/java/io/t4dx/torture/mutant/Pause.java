package io.t4dx.torture.mutant;

/** Where a thread of a mutant stops for what a test does meanwhile. */
public final class Pause {
  private static volatile Runnable meanwhile = () -> {};

  private Pause() {}

  static void meanwhile(Runnable what) {
    meanwhile = what;
  }

  /** What mutants call. */
  public static void here() {
    meanwhile.run();
  }
}
