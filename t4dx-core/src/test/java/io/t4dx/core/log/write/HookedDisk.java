package io.t4dx.core.log.write;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.disk.DiskLock;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A disk on which something happens right after a file was created or opened for update, or right
 * before one is synced.
 */
final class HookedDisk implements Disk {
  private final Disk disk;
  private String hookedPath = "";
  private Runnable hook = () -> {};
  private volatile @Nullable Runnable syncHook;

  HookedDisk(Disk disk) {
    this.disk = disk;
  }

  /** Does something the next time that a path is created or opened for update. */
  void once(String path, Runnable what) {
    hookedPath = path;
    hook = what;
  }

  /** Does something before the next sync of a file. */
  void beforeSync(Runnable what) {
    syncHook = what;
  }

  private DiskFile opened(String path, DiskFile file) {
    if (path.equals(hookedPath)) {
      hookedPath = "";
      hook.run();
    }
    return new HookedFile(file);
  }

  private final class HookedFile implements DiskFile {
    private final DiskFile file;

    HookedFile(DiskFile file) {
      this.file = file;
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      return file.read(target, position);
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
      return file.write(source, position);
    }

    @Override
    public void sync(Sync what) throws IOException {
      Runnable first = syncHook;
      if (first != null) {
        syncHook = null;
        first.run();
      }
      file.sync(what);
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public void truncate(long size) throws IOException {
      file.truncate(size);
    }

    @Override
    public MemorySegment map(long offset, long length, Arena arena) throws IOException {
      return file.map(offset, length, arena);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
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
