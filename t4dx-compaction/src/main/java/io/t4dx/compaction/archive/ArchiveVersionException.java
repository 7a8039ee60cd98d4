package io.t4dx.compaction.archive;

import java.io.IOException;

/** A newer release wrote an archive file. */
public final class ArchiveVersionException extends IOException {
  private static final long serialVersionUID = 1L;

  ArchiveVersionException(String file, int version) {
    super(
        "%s has format %d, this release reads up to %d; open the store with the newer release"
            .formatted(file, version, MemberDescriptor.VERSION));
  }
}
