package io.t4dx.write;

/** What holds of a write when its call returns. */
public enum Durability {
  /** It survives any crash. */
  DURABLE,
  /**
   * It is in the log file; the operating system writes it to the device in its own time or at the
   * next interval.
   */
  BUFFERED,
  /** It is in the memory of this process only. */
  VOLATILE,
  /**
   * It waits in the memory of this process and is not written yet: it has no LSN, no outcome, and
   * no reader sees it. It is lost if the process ends before the disk recovers.
   */
  QUEUED
}
