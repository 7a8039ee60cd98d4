package io.t4dx.core.log;

/** A log file was written by a newer version of the engine. */
public final class LogVersionException extends LogException {
  private static final long serialVersionUID = 1L;

  public LogVersionException(String file, int version, int newestKnown) {
    super(
        "%s has log format version %d, this engine reads versions up to %d: open the store with the newer engine that wrote it"
            .formatted(file, version, newestKnown));
  }
}
