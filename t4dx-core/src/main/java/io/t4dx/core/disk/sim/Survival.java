package io.t4dx.core.disk.sim;

/** How much of what was not synced is still there after a power loss. */
public sealed interface Survival {
  Survival NONE = new None();
  Survival ALL = new All();

  /**
   * A random part: each block and each directory entry by itself is old, new, or (a block) torn
   * between two sectors; a file's length is any that it had or could have had.
   */
  static Survival part(long seed) {
    return new Part(seed);
  }

  /** Only what was synced. */
  record None() implements Survival {}

  /** All that was written, as after the end of the process alone. */
  record All() implements Survival {}

  /** A part of it, chosen by a seed. */
  record Part(long seed) implements Survival {}
}
