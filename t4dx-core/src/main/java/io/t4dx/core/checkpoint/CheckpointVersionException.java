package io.t4dx.core.checkpoint;

import java.io.IOException;

/** A newer release wrote a checkpoint. */
public final class CheckpointVersionException extends IOException {
  private static final long serialVersionUID = 1L;

  CheckpointVersionException(String file, int version) {
    super(
        file
            + " is of format "
            + version
            + ", but this release knows format "
            + CheckpointCodec.VERSION
            + " only: open the store with the release that wrote it or a newer one");
  }
}
