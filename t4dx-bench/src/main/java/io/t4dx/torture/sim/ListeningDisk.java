package io.t4dx.torture.sim;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.disk.DiskLock;
import io.t4dx.core.log.format.LogPaths;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The disk as one process sees it: tells what is written to the log, takes its time for a sync, and
 * takes nothing more from a process that was killed. What that had written stays as it is, synced
 * or not.
 */
final class ListeningDisk implements Disk {
  private final Disk disk;
  private final LoggedWrites writes;
  private final Runnable syncing;
  private final List<DiskLock> locks = new ArrayList<>();
  private long changesLeft = Long.MAX_VALUE;

  ListeningDisk(Disk disk, LoggedWrites writes, Runnable syncing) {
    this.disk = disk;
    this.writes = writes;
    this.syncing = syncing;
  }

  LoggedWrites writes() {
    return writes;
  }

  void takeTime() {
    syncing.run();
  }

  /** Kills the process before the nth change of the disk from here. */
  void killAt(long nth) {
    changesLeft = nth - 1;
  }

  boolean isKilled() {
    return changesLeft < 0;
  }

  void change() throws IOException {
    if (--changesLeft < 0) {
      changesLeft = -1;
      for (DiskLock lock : locks) {
        lock.close();
      }
      locks.clear();
      throw new IOException("the simulated process was killed");
    }
  }

  private DiskFile listening(String path, DiskFile file) {
    return new ListeningFile(file, this, path.startsWith(LogPaths.DIRECTORY + "/"));
  }

  @Override
  public DiskFile create(String path) throws IOException {
    change();
    return listening(path, disk.create(path));
  }

  @Override
  public DiskFile openForUpdate(String path) throws IOException {
    return listening(path, disk.openForUpdate(path));
  }

  @Override
  public DiskFile openForRead(String path) throws IOException {
    return disk.openForRead(path);
  }

  @Override
  public boolean exists(String path) throws IOException {
    return disk.exists(path);
  }

  @Override
  public List<String> list(String directory) throws IOException {
    return disk.list(directory);
  }

  @Override
  public void createDirectory(String path) throws IOException {
    change();
    disk.createDirectory(path);
  }

  @Override
  public void rename(String from, String to) throws IOException {
    change();
    disk.rename(from, to);
  }

  @Override
  public void delete(String path) throws IOException {
    change();
    disk.delete(path);
  }

  @Override
  public void link(String existing, String name) throws IOException {
    change();
    disk.link(existing, name);
  }

  @Override
  public void syncDirectory(String path) throws IOException {
    change();
    disk.syncDirectory(path);
  }

  @Override
  public long freeBytes() throws IOException {
    return disk.freeBytes();
  }

  @Override
  public DiskLock lock(String path, String holder) throws IOException {
    DiskLock lock = disk.lock(path, holder);
    locks.add(lock);
    return lock;
  }

  @Override
  public String describe(String path) {
    return disk.describe(path);
  }
}
