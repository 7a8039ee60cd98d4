package io.t4dx.core.disk.sim;

import io.t4dx.core.disk.DiskLock;

/** A lock on a simulated disk; a crash of the disk ends it. */
final class SimulatedLock implements DiskLock {
  private final SimulatedDisk disk;
  private final String path;
  private boolean held = true;

  SimulatedLock(SimulatedDisk disk, String path) {
    this.disk = disk;
    this.path = path;
  }

  @Override
  public void close() {
    synchronized (disk) {
      if (held) {
        held = false;
        disk.unlock(path);
      }
    }
  }
}
