package io.t4dx.core.backup;

import java.io.IOException;

/** The bytes of a backup are not what was written. */
public final class BackupDamagedException extends IOException {
  private static final long serialVersionUID = 1L;

  BackupDamagedException(String file, String why) {
    super(file + " is damaged: " + why + "; restore another backup");
  }
}
