package io.t4dx.core.backup;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.disk.DiskPath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * The lists of a directory of backups.
 *
 * @param readable by number
 * @param damaged the numbers of those that are not
 */
record BackupLists(List<BackupList> readable, List<Long> damaged) {
  BackupLists {
    readable = List.copyOf(readable);
    damaged = List.copyOf(damaged);
  }

  static BackupLists read(Disk disk) throws IOException {
    List<BackupList> readable = new ArrayList<>();
    List<Long> damaged = new ArrayList<>();
    for (String name : disk.list(DiskPath.ROOT)) {
      OptionalLong number = BackupPaths.number(name);
      if (number.isPresent()) {
        try {
          readable.add(read(disk, number.getAsLong()));
        } catch (BackupDamagedException e) {
          damaged.add(number.getAsLong());
        }
      }
    }
    readable.sort(Comparator.comparingLong(BackupList::number));
    return new BackupLists(readable, damaged);
  }

  static BackupList read(Disk disk, long number) throws IOException {
    String path = BackupPaths.list(number);
    String file = disk.describe(path);
    try (DiskFile opened = disk.openForRead(path)) {
      ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(opened.size()));
      opened.readFully(bytes, 0);
      BackupList list = ListText.read(file, bytes.array());
      if (list.number() != number || !list.hasCheckpoint()) {
        throw new BackupDamagedException(file, "it is not the list of backup " + number);
      }
      return list;
    }
  }

  /** Writes one aside, syncs it and renames it, durably: from then on the backup counts. */
  static void write(Disk disk, BackupList list) throws IOException {
    String path = BackupPaths.list(list.number());
    String aside = path + BackupPaths.ASIDE;
    if (disk.exists(aside)) {
      disk.delete(aside);
    }
    try (DiskFile file = disk.create(aside)) {
      file.writeFully(ByteBuffer.wrap(ListText.write(list)), 0);
      file.sync(DiskFile.Sync.ALL);
    }
    disk.rename(aside, path);
    disk.syncDirectory(DiskPath.ROOT);
  }

  boolean isEmpty() {
    return readable.isEmpty() && damaged.isEmpty();
  }

  /** A number above all that are there. */
  long next() {
    long highest = damaged.stream().mapToLong(Long::longValue).max().orElse(0);
    return 1 + Math.max(highest, readable.isEmpty() ? 0 : readable.getLast().number());
  }
}
