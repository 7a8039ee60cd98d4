package io.t4dx.core.log;

/** A write was refused because its line would be too long; nothing was written. */
public final class LineTooLongException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public LineTooLongException(long bytes, long most) {
    super(
        "a write of "
            + bytes
            + " bytes as a log line is over the limit of "
            + most
            + " (maxLineBytes): split the batch");
  }
}
