package io.t4dx.torture.sim;

/** What can happen in a life; where one of these never happens nothing was shown of it. */
public enum Deed {
  WRITE,
  QUESTION,
  COMPARISON,
  SNAPSHOT,
  FLUSH,
  SEGMENT,
  GRAPH,
  MERGE,
  SLEEP,
  FORGOTTEN,
  RESTORED,
  ERASED,
  CHECKPOINT,
  /** A store was made of the image of a checkpoint. */
  IMAGE,
  /** A power loss in that. */
  CRASH_IN_IMAGE,
  REOPENING,
  /** An operation of the store failed because one of the disk did. */
  ERROR,
  /** A store that had become read-only took writes again. */
  RESUMPTION,
  /** The process was killed, and what the system had of its writes was opened and compared. */
  KILL,
  /** A power loss, and one of the disks that it can leave: opened and compared. */
  CRASH,
  /** The same in the recovery from another one. */
  CRASH_IN_RECOVERY,
  /** Bits flipped while a store was open. */
  ROT,
  /** A store with flipped bits was not opened, or did not answer. */
  REFUSAL
}
