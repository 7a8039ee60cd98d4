package io.t4dx.core.disk;

import java.io.IOException;

/** A write failed for want of space: the one disk error that may go away by itself. */
public final class DiskFullException extends IOException {
  private static final long serialVersionUID = 1L;

  public DiskFullException(String message) {
    super(message);
  }

  public DiskFullException(String message, IOException cause) {
    super(message, cause);
  }
}
