package io.t4dx;

import io.t4dx.core.backup.BackupDirectory;
import io.t4dx.core.checkpoint.Image;
import io.t4dx.core.checkpoint.ImageRestore;
import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.RealDisk;
import io.t4dx.core.engine.Engine;
import io.t4dx.core.engine.StoreRepair;
import io.t4dx.core.guard.GuardedStore;
import io.t4dx.core.inspect.StoreInspector;
import io.t4dx.inspect.Inspector;
import io.t4dx.resilience.ResilienceOptions;
import io.t4dx.resilience.ResilientStore;
import io.t4dx.store.Backup;
import io.t4dx.store.Backups;
import io.t4dx.store.RepairMode;
import io.t4dx.store.RepairReport;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.T4dxException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Where it begins: opens stores.
 *
 * <pre>{@code
 * try (Store store = T4dx.open(Path.of("memories"))) {
 *   UUID tea = store.insert(ItemDraft.in("alice").content("likes tea").vector(v).build()).id();
 *   List<Hit> hits = store.search(Search.in("alice").nearest(q).k(5).build()).hits();
 * }
 * }</pre>
 */
public final class T4dx {
  private T4dx() {}

  /** Opens the store in a directory, or makes one there. */
  public static Store open(Path directory) {
    return open(directory, StoreOptions.defaults());
  }

  /** Opens the store in a directory, or makes one there. */
  public static Store open(Path directory, StoreOptions options) {
    try {
      return Engine.open(RealDisk.at(directory), options);
    } catch (IOException e) {
      throw new T4dxException.DiskFailure(directory + " cannot be used: " + e.getMessage(), e);
    }
  }

  /**
   * Opens the store in a directory, or makes one there, with what keeps it up when its disk fails
   * and brings it down in order.
   */
  public static ResilientStore openResilient(
      Path directory, StoreOptions options, ResilienceOptions resilience) {
    try {
      Disk disk = RealDisk.at(directory);
      return GuardedStore.over(Engine.open(disk, options), options, resilience);
    } catch (IOException e) {
      throw new T4dxException.DiskFailure(directory + " cannot be used: " + e.getMessage(), e);
    }
  }

  /**
   * Looks for damage in a store that nobody has open, and repairs it where that is wanted.
   *
   * @throws T4dxException.StoreLocked if somebody has it open
   * @throws T4dxException.StoreMismatch if there is no store
   */
  public static RepairReport repair(Path directory, RepairMode mode) {
    try {
      return StoreRepair.repair(RealDisk.existing(directory), mode);
    } catch (IOException e) {
      throw new T4dxException.DiskFailure(directory + " cannot be used: " + e.getMessage(), e);
    }
  }

  /**
   * Makes a store of a checkpoint's image: everything as it was at that LSN. The store that the
   * checkpoint is of may be open.
   *
   * @param directory of that store
   * @param lsn of the checkpoint; {@link Store#checkpoint} and the names of the files in {@code
   *     checkpoints/} tell it
   * @param target where the new store is to be; empty, or not there yet
   */
  public static void restore(Path directory, long lsn, Path target) {
    try {
      ImageRestore.restore(RealDisk.existing(directory), lsn, RealDisk.at(target));
    } catch (IOException e) {
      throw new T4dxException.DiskFailure(
          "the checkpoint of LSN "
              + lsn
              + " in "
              + directory
              + " could not be restored to "
              + target
              + ": "
              + e.getMessage(),
          e);
    }
  }

  /**
   * Adds a backup to a directory of backups: the image of a checkpoint, without the files that
   * backups before it have brought there. The store may be open.
   *
   * <pre>{@code
   * long lsn = store.checkpoint().lsn();
   * Backup backup = T4dx.backup(Path.of("memories"), lsn, Path.of("/backups/memories"), 30);
   * }</pre>
   *
   * @param directory of the store
   * @param lsn of the checkpoint
   * @param backups empty, not there yet, or with backups of the same store
   * @param kept so many of the newest are left, with this one; the others are dropped
   * @throws T4dxException.StoreMismatch if the directory has backups of another store
   * @throws T4dxException.StoreLocked if another backup is being made there
   */
  public static Backup backup(Path directory, long lsn, Path backups, int kept) {
    try {
      Image image = Image.inStore(RealDisk.existing(directory), lsn);
      return new BackupDirectory(RealDisk.at(backups)).take(image, kept);
    } catch (IOException e) {
      throw new T4dxException.DiskFailure(
          "the checkpoint of LSN %d in %s could not be backed up to %s: %s"
              .formatted(lsn, directory, backups, e.getMessage()),
          e);
    }
  }

  /** The backups in a directory. */
  public static Backups backups(Path directory) {
    try {
      return new BackupDirectory(RealDisk.existing(directory)).list();
    } catch (IOException e) {
      throw new T4dxException.DiskFailure(directory + " cannot be used: " + e.getMessage(), e);
    }
  }

  /**
   * Makes a store of a backup. Each byte that was backed up is compared with its SHA-256; where one
   * does not fit, no store is made.
   *
   * @param backups the directory of backups
   * @param number of the backup
   * @param target where the store is to be; empty, or not there yet
   */
  public static void restoreBackup(Path backups, long number, Path target) {
    try {
      new BackupDirectory(RealDisk.existing(backups)).restore(number, RealDisk.at(target));
    } catch (IOException e) {
      throw new T4dxException.DiskFailure(
          "backup %d in %s could not be restored to %s: %s"
              .formatted(number, backups, target, e.getMessage()),
          e);
    }
  }

  /**
   * Looks into a directory without opening the store in it: takes no lock and writes nothing, so
   * the store may be open elsewhere, or damaged.
   */
  public static Inspector inspect(Path directory) {
    try {
      return new StoreInspector(RealDisk.existing(directory));
    } catch (IOException e) {
      throw new T4dxException.DiskFailure(directory + " cannot be used: " + e.getMessage(), e);
    }
  }

  /** A store that lives and ends with this process; its writes are volatile. */
  public static Store inMemory() {
    return inMemory(StoreOptions.defaults());
  }

  /** A store that lives and ends with this process; its writes are volatile. */
  public static Store inMemory(StoreOptions options) {
    return Engine.inMemory(options);
  }
}
