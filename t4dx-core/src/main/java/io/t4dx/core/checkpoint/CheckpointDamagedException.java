package io.t4dx.core.checkpoint;

import java.io.IOException;

/** The bytes of a checkpoint are not what was written. */
public final class CheckpointDamagedException extends IOException {
  private static final long serialVersionUID = 1L;

  CheckpointDamagedException(String file, String why) {
    super(file + " is damaged: " + why);
  }

  CheckpointDamagedException(String file, Exception cause) {
    super(file + " is damaged: " + cause.getMessage(), cause);
  }
}
