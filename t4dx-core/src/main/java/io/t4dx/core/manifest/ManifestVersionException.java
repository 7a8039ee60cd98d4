package io.t4dx.core.manifest;

import java.io.IOException;

/** A manifest or CURRENT is of a format that this release does not know. */
public final class ManifestVersionException extends IOException {
  private static final long serialVersionUID = 1L;

  ManifestVersionException(String file, int format) {
    super(
        file
            + " is of format "
            + format
            + ", but this release knows format "
            + SealedLine.FORMAT
            + " only: open the store with the release that wrote it or a newer one");
  }
}
