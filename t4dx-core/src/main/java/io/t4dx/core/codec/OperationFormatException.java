package io.t4dx.core.codec;

import java.io.IOException;

/**
 * Bytes that are not the encoding of operations. A line with a valid checksum never has them unless
 * someone else wrote it; the message names the place and what is wrong there.
 */
public final class OperationFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  private final long offset;

  OperationFormatException(String message, long offset, Throwable cause) {
    super(message, cause);
    this.offset = offset;
  }

  OperationFormatException(String message, long offset) {
    super(message);
    this.offset = offset;
  }

  /** The byte at which reading stopped, from the begin of the encoded operations. */
  public long offset() {
    return offset;
  }
}
