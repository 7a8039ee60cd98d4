package io.t4dx.core.disk.sim;

/** What a disk is asked to do, as a fault plan and a trace name it. */
public enum Operation {
  CREATE(true),
  CREATE_DIRECTORY(true),
  OPEN(false),
  LIST(false),
  READ(false),
  WRITE(true),
  TRUNCATE(true),
  SYNC(true),
  RENAME(true),
  DELETE(true),
  LINK(true),
  DIRECTORY_SYNC(true),
  LOCK(true);

  private final boolean mutating;

  Operation(boolean mutating) {
    this.mutating = mutating;
  }

  /** Whether a crash before and a crash after it can leave different disks behind. */
  public boolean mutating() {
    return mutating;
  }
}
