package io.t4dx.core.disk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Moves what is damaged to the quarantine, durably: at every moment it has at least one name. */
public final class Aside {
  private static final String QUARANTINE = "quarantine";

  private final Disk disk;
  private final List<String> moved = new ArrayList<>();

  public Aside(Disk disk) {
    this.disk = disk;
  }

  /** Where everything went that was moved, as a person would look it up. */
  public List<String> moved() {
    return List.copyOf(moved);
  }

  public void move(String path) throws IOException {
    String target = keep(path);
    disk.delete(path);
    moved.add(target);
  }

  /**
   * Gives a file that is still in use a name in the quarantine: whoever deletes it later, or after
   * a crash, does not take its bytes away.
   *
   * @return the name, as a person would look it up
   */
  public String keep(String path) throws IOException {
    disk.createDirectory(QUARANTINE);
    disk.syncDirectory("");
    String target = QUARANTINE + "/" + DiskPath.name(path);
    for (int i = 2; disk.exists(target); i++) {
      target = QUARANTINE + "/" + DiskPath.name(path) + "." + i;
    }
    disk.link(path, target);
    disk.syncDirectory(QUARANTINE);
    return disk.describe(target);
  }
}
