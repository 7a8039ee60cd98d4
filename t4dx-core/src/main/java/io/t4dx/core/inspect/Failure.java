package io.t4dx.core.inspect;

import io.t4dx.core.log.LogVersionException;
import io.t4dx.core.manifest.ManifestVersionException;
import io.t4dx.store.T4dxException;
import java.io.IOException;

/** Why nothing could be looked at, in the words of the API. */
final class Failure {
  private Failure() {}

  static T4dxException of(IOException e) {
    String message = String.valueOf(e.getMessage());
    return e instanceof ManifestVersionException || e instanceof LogVersionException
        ? new T4dxException.StoreMismatch(message, e)
        : new T4dxException.DiskFailure(message, e);
  }
}
