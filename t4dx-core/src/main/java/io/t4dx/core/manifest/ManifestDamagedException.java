package io.t4dx.core.manifest;

import java.io.IOException;

/** The bytes of a manifest or of CURRENT are not what was written. */
public final class ManifestDamagedException extends IOException {
  private static final long serialVersionUID = 1L;

  ManifestDamagedException(String file, String why) {
    super(file + " is damaged: " + why);
  }

  ManifestDamagedException(String file, String why, Throwable cause) {
    super(file + " is damaged: " + why, cause);
  }
}
