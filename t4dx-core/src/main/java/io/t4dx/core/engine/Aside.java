package io.t4dx.core.engine;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Moves what is damaged to the quarantine, durably: at every moment it has at least one name. */
final class Aside {
  private static final String QUARANTINE = "quarantine";

  private final Disk disk;
  private final List<String> moved = new ArrayList<>();

  Aside(Disk disk) {
    this.disk = disk;
  }

  /** Where everything went that was moved, as a person would look it up. */
  List<String> moved() {
    return moved;
  }

  void move(String path) throws IOException {
    disk.createDirectory(QUARANTINE);
    disk.syncDirectory("");
    String target = QUARANTINE + "/" + DiskPath.name(path);
    for (int i = 2; disk.exists(target); i++) {
      target = QUARANTINE + "/" + DiskPath.name(path) + "." + i;
    }
    disk.link(path, target);
    disk.syncDirectory(QUARANTINE);
    disk.delete(path);
    moved.add(disk.describe(target));
  }
}
