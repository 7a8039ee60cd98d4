package io.t4dx.core.disk;

import java.io.IOException;

/** Another holder has the lock; {@link #holder} is the line by which it named itself. */
public final class DiskLockedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String holder;

  public DiskLockedException(String path, String holder) {
    super(path + " is held by " + holder);
    this.holder = holder;
  }

  public String holder() {
    return holder;
  }
}
