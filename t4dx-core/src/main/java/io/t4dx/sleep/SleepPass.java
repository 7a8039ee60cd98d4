package io.t4dx.sleep;

/** The passes of a cycle, in their order. */
public enum SleepPass {
  /** Replays what matters and is not firm yet, and merges segments. */
  NREM,
  /** Makes prototypes of what belongs together. */
  REM,
  /** Forgets, and gives back space. */
  PRUNE
}
