package io.t4dx.core.log;

/** A write came after the log was closed. */
public final class LogClosedException extends LogException {
  private static final long serialVersionUID = 1L;

  public LogClosedException() {
    super("the log is closed: open the store again to write");
  }
}
