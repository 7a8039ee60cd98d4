package io.t4dx.core.disk.sim;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A block that a power loss caught while it was written: each sector is old or new. */
final class Sectors {
  /** What real disks write whole or not at all. */
  static final int SECTOR = 512;

  private Sectors() {}

  static byte[] mix(byte @Nullable [] before, byte @Nullable [] after, SplittableRandom random) {
    byte[] mixed = before == null ? new byte[FileNode.BLOCK] : before.clone();
    byte[] newer = after == null ? new byte[FileNode.BLOCK] : after;
    for (int at = 0; at < FileNode.BLOCK; at += SECTOR) {
      if (random.nextBoolean()) {
        System.arraycopy(newer, at, mixed, at, SECTOR);
      }
    }
    return mixed;
  }
}
