package io.t4dx.compaction.journal;

import java.io.IOException;

/** A newer release wrote a file of the journal. */
public final class JournalVersionException extends IOException {
  private static final long serialVersionUID = 1L;

  JournalVersionException(String file, long version) {
    super(
        "%s has format %d, this release reads up to %d; open the store with the newer release"
            .formatted(file, version, JournalHeader.VERSION));
  }
}
