package io.t4dx.core.log;

import java.io.IOException;

/** What can be wrong with a log, besides errors of the disk itself. */
public abstract sealed class LogException extends IOException
    permits LogDamagedException, LogPoisonedException, LogVersionException, LogClosedException {
  private static final long serialVersionUID = 1L;

  LogException(String message) {
    super(message);
  }

  LogException(String message, Throwable cause) {
    super(message, cause);
  }
}
