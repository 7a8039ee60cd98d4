package io.t4dx.core.checkpoint;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/** The checkpoints of a store, as files. */
public final class CheckpointFiles {
  private CheckpointFiles() {}

  /** The LSNs of those that are there, newest first. */
  public static List<Long> list(Disk disk) throws IOException {
    List<Long> lsns = new ArrayList<>();
    for (String name : disk.list(CheckpointPaths.DIRECTORY)) {
      OptionalLong lsn = CheckpointPaths.lsn(name);
      if (lsn.isPresent()) {
        lsns.add(lsn.getAsLong());
      }
    }
    lsns.sort(Comparator.reverseOrder());
    return lsns;
  }

  /**
   * Makes the directories, and durable what an opening has found in them: it goes on as if nothing
   * could take that away, and a process that was killed may have renamed a checkpoint and not
   * synced its name. Their own name is durable when the root is synced.
   */
  public static void prepare(Disk disk) throws IOException {
    disk.createDirectory(CheckpointPaths.DIRECTORY);
    disk.createDirectory(CheckpointPaths.FILES);
    disk.syncDirectory(CheckpointPaths.DIRECTORY);
  }

  /**
   * Reads one.
   *
   * @throws CheckpointDamagedException if its bytes are not what was written
   * @throws CheckpointVersionException if a newer release wrote it
   */
  public static CheckpointContents read(Disk disk, long lsn) throws IOException {
    String path = CheckpointPaths.file(lsn);
    CheckpointContents contents = CheckpointCodec.decode(disk.describe(path), bytes(disk, path));
    if (contents.lsn() != lsn) {
      throw new CheckpointDamagedException(
          disk.describe(path), "it calls itself the one of LSN " + contents.lsn());
    }
    return contents;
  }

  /**
   * The newest write that a checkpoint shows to have been durable.
   *
   * @param known one that is known to have been
   */
  public static long proven(Disk disk, UUID store, long known) throws IOException {
    for (long lsn : list(disk)) {
      try {
        if (lsn <= known || read(disk, lsn).store().equals(store)) {
          return Math.max(known, lsn);
        }
      } catch (CheckpointDamagedException e) {
        // Whoever brings the components back says so.
      }
    }
    return known;
  }

  private static byte[] bytes(Disk disk, String path) throws IOException {
    try (DiskFile file = disk.openForRead(path)) {
      ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
      file.readFully(bytes, 0);
      return bytes.array();
    }
  }

  /** Writes one aside, syncs it and renames it, durably; returns its size. */
  public static long write(Disk disk, CheckpointContents contents) throws IOException {
    byte[] bytes = CheckpointCodec.encode(contents);
    String aside = CheckpointPaths.preparing(contents.lsn());
    if (disk.exists(aside)) {
      disk.delete(aside);
    }
    try (DiskFile file = disk.create(aside)) {
      file.writeFully(ByteBuffer.wrap(bytes), 0);
      file.sync(DiskFile.Sync.ALL);
    }
    disk.rename(aside, CheckpointPaths.file(contents.lsn()));
    disk.syncDirectory(CheckpointPaths.DIRECTORY);
    return bytes.length;
  }

  /** Deletes checkpoints, durably. */
  public static void delete(Disk disk, Collection<Long> lsns) throws IOException {
    for (long lsn : lsns) {
      disk.delete(CheckpointPaths.file(lsn));
    }
    disk.syncDirectory(CheckpointPaths.DIRECTORY);
  }

  /** Deletes what was never finished. */
  static void deleteUnfinished(Disk disk) throws IOException {
    for (String name : disk.list(CheckpointPaths.DIRECTORY)) {
      if (CheckpointPaths.isPreparation(name)) {
        disk.delete(CheckpointPaths.DIRECTORY + "/" + name);
      }
    }
  }
}
