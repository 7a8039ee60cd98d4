package io.t4dx.core.log.format;

/** A verified line; reused by its reader, so it holds only until the next line is read. */
public final class LogLine {
  private boolean seal;
  private long lsn;
  private long at;
  private long synced;
  private int crc;
  private byte[] bytes = new byte[0];
  private int opsOffset;
  private int opsLength;

  void set(
      boolean isSeal,
      long itsLsn,
      long itsAt,
      long itsSynced,
      int itsCrc,
      byte[] in,
      int ops,
      int n) {
    seal = isSeal;
    lsn = itsLsn;
    at = itsAt;
    synced = itsSynced;
    crc = itsCrc;
    bytes = in;
    opsOffset = ops;
    opsLength = n;
  }

  public boolean isSeal() {
    return seal;
  }

  /** The entry's sequence number; in a seal, that of the last entry before it. */
  public long lsn() {
    return lsn;
  }

  public long at() {
    return at;
  }

  public long synced() {
    return synced;
  }

  public int crc() {
    return crc;
  }

  /** The buffer that holds the operations from {@link #opsOffset} on. */
  public byte[] bytes() {
    return bytes;
  }

  public int opsOffset() {
    return opsOffset;
  }

  public int opsLength() {
    return opsLength;
  }
}
