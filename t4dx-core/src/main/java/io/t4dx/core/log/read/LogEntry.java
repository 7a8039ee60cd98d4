package io.t4dx.core.log.read;

/** One entry of a log, kept. */
public final class LogEntry {
  private final long lsn;
  private final long at;
  private final byte[] ops;

  LogEntry(long lsn, long at, byte[] ops) {
    this.lsn = lsn;
    this.at = at;
    this.ops = ops;
  }

  public long lsn() {
    return lsn;
  }

  /** Its time in microseconds. */
  public long at() {
    return at;
  }

  /** Its operations, an encoded JSON array; the entry's own array, not a copy. */
  public byte[] ops() {
    return ops;
  }
}
