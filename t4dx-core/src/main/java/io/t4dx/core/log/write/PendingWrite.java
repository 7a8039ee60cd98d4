package io.t4dx.core.log.write;

/**
 * One write on its way through the log; the engine adds what it needs to apply it.
 *
 * <p>It may be used again when {@link LogWriter#append} has returned.
 */
public abstract non-sealed class PendingWrite extends Ticket {
  private byte[] payload = new byte[0];
  private int offset;
  private int length;
  long lsn;
  long at;

  /** The operations: an encoded JSON array without line feeds. The bytes are not copied. */
  public final void payload(byte[] bytes, int from, int count) {
    payload = bytes;
    offset = from;
    length = count;
  }

  public final byte[] payload() {
    return payload;
  }

  public final int payloadOffset() {
    return offset;
  }

  public final int payloadLength() {
    return length;
  }

  /** The write's sequence number, once it is applied. */
  public final long lsn() {
    return lsn;
  }

  /** The write's time in microseconds, once it is applied; never before that of an earlier LSN. */
  public final long at() {
    return at;
  }
}
