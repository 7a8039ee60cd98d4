package io.t4dx.compaction.archive;

import java.io.IOException;

/** The bytes of an archive file are not those that were written. */
public final class ArchiveDamagedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final long offset;
  private final String reason;

  ArchiveDamagedException(String file, long offset, String reason) {
    super(text(file, offset, reason));
    this.file = file;
    this.offset = offset;
    this.reason = reason;
  }

  ArchiveDamagedException(String file, long offset, String reason, Exception cause) {
    super(text(file, offset, reason), cause);
    this.file = file;
    this.offset = offset;
    this.reason = reason;
  }

  /** As a person would look it up. */
  public String file() {
    return file;
  }

  public long offset() {
    return offset;
  }

  /** What is wrong there. */
  public String reason() {
    return reason;
  }

  private static String text(String file, long offset, String reason) {
    return file
        + " is damaged at offset "
        + offset
        + ": "
        + reason
        + "; zcat prints what is whole before it";
  }
}
