package io.t4dx.core.disk;

import java.io.IOException;

/** A name is taken that was to be created. */
public final class DiskFileExistsException extends IOException {
  private static final long serialVersionUID = 1L;

  public DiskFileExistsException(String path) {
    super(path + " exists already");
  }
}
