package io.t4dx.core.log;

import io.t4dx.core.disk.DiskFullException;
import java.io.IOException;

/**
 * An append or a sync failed, and what is on the disk since then is unknown: the file takes no more
 * writes, and the failed sync is not tried again, because a second try may report a success that it
 * is not. Or a write that is in the log could not be applied.
 */
public final class LogPoisonedException extends LogException {
  private static final long serialVersionUID = 1L;

  private final String file;

  public LogPoisonedException(String file, Throwable cause) {
    super(
        file
            + " takes no more writes since one failed: "
            + told(cause)
            + "; what was acknowledged before is safe; "
            + (cause instanceof IOException
                ? "resume in a fresh file when the disk is healthy"
                : "the write is in the log and could not be applied, so that only a store that is"
                    + " opened again can go on"),
        cause);
    this.file = file;
  }

  /** What is said of a full disk stands for itself; others need their names to say it. */
  private static String told(Throwable cause) {
    return cause instanceof DiskFullException ? cause.getMessage() : cause.toString();
  }

  /** The same, for another thread that is told. */
  public LogPoisonedException again() {
    Throwable cause = getCause();
    return new LogPoisonedException(file, cause == null ? this : cause);
  }

  public String file() {
    return file;
  }
}
