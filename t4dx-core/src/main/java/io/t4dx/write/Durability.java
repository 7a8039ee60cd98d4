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
  VOLATILE
}
