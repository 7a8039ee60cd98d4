package io.t4dx.core.backup;

import io.t4dx.core.checkpoint.FileCopy;
import io.t4dx.core.checkpoint.Image;
import io.t4dx.core.checkpoint.ImageRestore;
import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskLock;
import io.t4dx.core.disk.DiskLockedException;
import io.t4dx.core.disk.DiskPath;
import io.t4dx.store.Backup;
import io.t4dx.store.Backups;
import io.t4dx.store.T4dxException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A directory of backups of one store.
 *
 * <p>Files come first and the list that names them last; what no list names is deleted by the next
 * backup. So a crash at any moment leaves all backups that were there, and the new one or not.
 */
public final class BackupDirectory {
  private static final Set<String> OF_NO_BACKUP = Set.of(BackupPaths.LOCK, BackupPaths.FILES);

  private final Disk disk;

  public BackupDirectory(Disk disk) {
    this.disk = disk;
  }

  /** What is there. */
  public Backups list() throws IOException {
    BackupLists lists = BackupLists.read(disk);
    return new Backups(
        lists.readable().stream().map(BackupList::summary).toList(),
        lists.damaged().stream().map(BackupPaths::list).map(disk::describe).toList());
  }

  /**
   * Adds a backup.
   *
   * @param kept so many of the newest are left, with this one; the others are dropped
   * @throws IllegalArgumentException if the directory is for something else
   * @throws T4dxException.StoreMismatch if it has backups of another store
   * @throws T4dxException.StoreLocked if another backup is being made there
   */
  public Backup take(Image image, int kept) throws IOException {
    if (kept < 1) {
      throw new IllegalArgumentException(kept + " backups cannot be kept; at least 1 can");
    }
    requireDirectoryOfBackups();
    try (DiskLock _ = lock()) {
      BackupLists lists = BackupLists.read(disk);
      requireStore(lists, image.contents().store());
      disk.createDirectory(BackupPaths.FILES);
      disk.syncDirectory(DiskPath.ROOT);
      sweep(lists);
      List<KeptFile> there =
          lists.readable().reversed().stream().flatMap(list -> list.files().stream()).toList();
      BackupList list = new BackupWriter(disk, there, image).write(lists.next());
      BackupLists.write(disk, list);
      drop(kept);
      return list.summary();
    }
  }

  private void requireDirectoryOfBackups() throws IOException {
    List<String> names = disk.list(DiskPath.ROOT);
    boolean backups = names.stream().anyMatch(name -> BackupPaths.number(name).isPresent());
    if (!backups && !names.stream().allMatch(BackupDirectory::isOfNoBackup)) {
      throw new IllegalArgumentException(
          disk.describe(DiskPath.ROOT)
              + " is not empty and has no backups: give an empty or a new directory");
    }
  }

  /** Whether the first backup may have left something, had it come to nothing. */
  private static boolean isOfNoBackup(String name) {
    return OF_NO_BACKUP.contains(name) || BackupPaths.isPreparation(name);
  }

  private void requireStore(BackupLists lists, UUID store) {
    if (!lists.isEmpty() && lists.readable().isEmpty()) {
      throw new T4dxException.StoreMismatch(
          "whose backups are in "
              + disk.describe(DiskPath.ROOT)
              + " cannot be told, as none of their lists can be read: use another directory");
    }
    for (BackupList list : lists.readable()) {
      if (!list.store().equals(store)) {
        throw new T4dxException.StoreMismatch(
            disk.describe(DiskPath.ROOT)
                + " has backups of the store "
                + list.store()
                + ", and this is the store "
                + store
                + ": use another directory");
      }
    }
  }

  private DiskLock lock() throws IOException {
    try {
      return disk.lock(BackupPaths.LOCK, "process " + ProcessHandle.current().pid());
    } catch (DiskLockedException e) {
      throw new T4dxException.StoreLocked("another backup is being made: " + e.getMessage(), e);
    }
  }

  private void drop(int kept) throws IOException {
    BackupLists lists = BackupLists.read(disk);
    List<BackupList> readable = lists.readable();
    List<BackupList> old = readable.subList(0, Math.max(0, readable.size() - kept));
    for (BackupList list : old) {
      disk.delete(BackupPaths.list(list.number()));
    }
    if (!old.isEmpty()) {
      disk.syncDirectory(DiskPath.ROOT);
      sweep(BackupLists.read(disk));
    }
  }

  /** Deletes what no list names: what a crash or dropped backups left. */
  private void sweep(BackupLists lists) throws IOException {
    if (!lists.damaged().isEmpty()) {
      // Nobody knows what they name.
      return;
    }
    Set<String> named =
        lists.readable().stream()
            .flatMap(list -> list.files().stream())
            .map(KeptFile::kept)
            .collect(Collectors.toSet());
    for (String name : disk.list(BackupPaths.FILES)) {
      if (!named.contains(name)) {
        disk.delete(BackupPaths.file(name));
      }
    }
  }

  /**
   * Makes a store of a backup.
   *
   * @param to has nothing in it
   * @throws BackupDamagedException if a byte of it is not what was written: then no store is made
   */
  public void restore(long number, Disk to) throws IOException {
    BackupList list = BackupLists.read(disk, number);
    Map<String, KeptFile> files =
        list.files().stream().collect(Collectors.toMap(KeptFile::path, Function.identity()));
    Image image = Image.elsewhere(disk, list.places(), list.lsn());
    ImageRestore.restore(image, to, (path, copy) -> judge(files.get(path), copy));
  }

  private void judge(KeptFile file, FileCopy copy) throws BackupDamagedException {
    if (!file.sha256().equals(copy.sha256()) || file.bytes() != copy.bytes()) {
      throw new BackupDamagedException(
          disk.describe(BackupPaths.file(file.kept())), "its SHA-256 does not fit");
    }
  }
}
