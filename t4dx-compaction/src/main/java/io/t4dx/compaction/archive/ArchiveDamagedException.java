package io.t4dx.compaction.archive;

import java.io.IOException;

/** The bytes of an archive file are not those that were written. */
public final class ArchiveDamagedException extends IOException {
  private static final long serialVersionUID = 1L;

  ArchiveDamagedException(String file, long offset, String reason) {
    super(text(file, offset, reason));
  }

  ArchiveDamagedException(String file, long offset, String reason, Exception cause) {
    super(text(file, offset, reason), cause);
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
