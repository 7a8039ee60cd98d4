package io.t4dx.bench.report;

/** The names under which this engine is measured; all other systems are its peers. */
public final class ThisEngine {
  /** What is compared with peers. */
  public static final String NAME = "t4dx";

  private ThisEngine() {}

  /** Whether a system is this engine, be it with other options than those that are compared. */
  public static boolean is(String system) {
    return system.startsWith(NAME);
  }
}
