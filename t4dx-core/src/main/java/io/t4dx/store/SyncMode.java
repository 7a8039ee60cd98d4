package io.t4dx.store;

/** When a write is durable. */
public enum SyncMode {
  /** Before its call returns, with all metadata of the file. */
  FSYNC,
  /** Before its call returns, with as much metadata as is needed to read it back. */
  FDATASYNC,
  /**
   * At intervals: a crash of the machine can lose the last of them, a crash of the process loses
   * nothing.
   */
  INTERVAL,
  /**
   * In the operating system's own time: a crash of the machine can lose what it had not yet
   * written.
   */
  NONE
}
