package io.t4dx.core.backup;

import io.t4dx.core.checkpoint.CheckpointPaths;
import io.t4dx.core.checkpoint.FileCopy;
import io.t4dx.core.checkpoint.Image;
import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.segment.format.SegmentPaths;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes one backup of an image beside those that are there. */
final class BackupWriter {
  /** What a segment and a graph begin with, and a segment ends with, names all between. */
  private static final int MARK = 64;

  private final Disk disk;
  private final List<KeptFile> there;
  private final Image image;

  /**
   * @param there the files of all backups that are there
   */
  BackupWriter(Disk disk, List<KeptFile> there, Image image) {
    this.disk = disk;
    this.there = there;
    this.image = image;
  }

  /** Brings every file that is not there yet, durably; the backup does not count yet. */
  BackupList write(long number) throws IOException {
    Map<String, Long> ends = image.ends();
    List<String> paths = new ArrayList<>(image.contents().files());
    paths.add(CheckpointPaths.file(image.contents().lsn()));
    List<KeptFile> files = new ArrayList<>();
    for (String path : paths) {
      files.add(keep(path, ends));
    }
    disk.syncDirectory(BackupPaths.FILES);
    return new BackupList(
        image.contents().store(), number, image.contents().lsn(), image.contents().at(), files);
  }

  private KeptFile keep(String path, Map<String, Long> ends) throws IOException {
    if (path.startsWith(SegmentPaths.DIRECTORY + "/")) {
      for (KeptFile file : there) {
        if (file.path().equals(path) && isTheSame(file)) {
          return shared(file);
        }
      }
    }
    FileCopy copy = copy(path, ends);
    for (KeptFile file : there) {
      if (file.path().equals(path) && file.sha256().equals(copy.sha256()) && isThere(file)) {
        disk.delete(BackupPaths.COPYING);
        return shared(file);
      }
    }
    String kept = BackupPaths.kept(path, copy.sha256());
    disk.rename(BackupPaths.COPYING, BackupPaths.file(kept));
    return new KeptFile(path, kept, copy.bytes(), copy.sha256(), true);
  }

  private static KeptFile shared(KeptFile file) {
    return new KeptFile(file.path(), file.kept(), file.bytes(), file.sha256(), false);
  }

  private FileCopy copy(String path, Map<String, Long> ends) throws IOException {
    if (disk.exists(BackupPaths.COPYING)) {
      disk.delete(BackupPaths.COPYING);
    }
    try (DiskFile target = disk.create(BackupPaths.COPYING)) {
      return image.copy(path, ends, target);
    }
  }

  private boolean isThere(KeptFile file) throws IOException {
    try (DiskFile kept = disk.openForRead(BackupPaths.file(file.kept()))) {
      return kept.size() == file.bytes();
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  /**
   * Whether what is kept is the file of the store, without reading all of it. Its number alone
   * would not do: a store that was restored goes on with the numbers that the first one used for
   * something else. A segment's last bytes hold a checksum over all that is in it, a graph's first
   * bytes name its segment by that, and any graph of a segment is right.
   */
  private boolean isTheSame(KeptFile file) throws IOException {
    try (DiskFile kept = disk.openForRead(BackupPaths.file(file.kept()));
        DiskFile source = image.files().openForRead(file.path())) {
      long size = source.size();
      return size == file.bytes()
          && size == kept.size()
          && size >= MARK
          && bytes(source, 0).equals(bytes(kept, 0))
          && bytes(source, size - MARK).equals(bytes(kept, size - MARK));
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  private static ByteBuffer bytes(DiskFile file, long at) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(MARK);
    file.readFully(bytes, at);
    return bytes.flip();
  }
}
