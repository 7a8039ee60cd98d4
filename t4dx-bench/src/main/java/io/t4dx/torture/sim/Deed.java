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
  /** What sleep had forgotten was found in the archive after an opening. */
  ARCHIVED,
  RESTORED,
  ERASED,
  CHECKPOINT,
  /** A store was made of the image of a checkpoint. */
  IMAGE,
  /** A power loss in that, or while one was made of a backup. */
  CRASH_IN_IMAGE,
  /** A backup was added to those before it. */
  BACKUP,
  /** It came to nothing, or nobody knows. */
  FAILED_BACKUP,
  /** A power loss in that. */
  CRASH_IN_BACKUP,
  /** A store was made of a backup. */
  BACKUP_RESTORED,
  /** A life went on from there, and used the numbers once more that the store had used since. */
  WENT_BACK,
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
