package io.t4dx.core.log.write;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.disk.DiskLock;
import java.io.IOException;
import java.util.List;

/** A disk on which something happens right after a file was created or opened for update. */
final class HookedDisk implements Disk {
  private final Disk disk;
  private String hookedPath = "";
  private Runnable hook = () -> {};

  HookedDisk(Disk disk) {
    this.disk = disk;
  }

  /** Does something the next time that a path is created or opened for update. */
  void once(String path, Runnable what) {
    hookedPath = path;
    hook = what;
  }

  private DiskFile opened(String path, DiskFile file) {
    if (path.equals(hookedPath)) {
      hookedPath = "";
      hook.run();
    }
    return file;
  }

  @Override
  public DiskFile create(String path) throws IOException {
    return opened(path, disk.create(path));
  }

  @Override
  public DiskFile openForUpdate(String path) throws IOException {
    return opened(path, disk.openForUpdate(path));
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
    disk.createDirectory(path);
  }

  @Override
  public void rename(String from, String to) throws IOException {
    disk.rename(from, to);
  }

  @Override
  public void delete(String path) throws IOException {
    disk.delete(path);
  }

  @Override
  public void link(String existing, String name) throws IOException {
    disk.link(existing, name);
  }

  @Override
  public void syncDirectory(String path) throws IOException {
    disk.syncDirectory(path);
  }

  @Override
  public long freeBytes() throws IOException {
    return disk.freeBytes();
  }

  @Override
  public DiskLock lock(String path, String holder) throws IOException {
    return disk.lock(path, holder);
  }

  @Override
  public String describe(String path) {
    return disk.describe(path);
  }
}
