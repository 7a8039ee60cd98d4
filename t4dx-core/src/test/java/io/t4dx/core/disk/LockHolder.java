package io.t4dx.core.disk;

import java.io.IOException;
import java.nio.file.Path;

/** A process that takes a lock, says so, and holds it until its input ends or it is killed. */
final class LockHolder {
  private LockHolder() {}

  /** Arguments: the directory, the line that names the holder. */
  public static void main(String[] arguments) throws IOException {
    try (DiskLock lock = RealDisk.at(Path.of(arguments[0])).lock("LOCK", arguments[1])) {
      System.out.println("locked " + lock.getClass().getSimpleName());
      int input = System.in.read();
      System.out.println("released at " + input);
    } catch (DiskLockedException e) {
      System.out.println("refused " + e.holder());
    }
  }
}
