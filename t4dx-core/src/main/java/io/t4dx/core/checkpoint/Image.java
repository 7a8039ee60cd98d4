package io.t4dx.core.checkpoint;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.log.format.LogLine;
import io.t4dx.core.log.read.CatalogFile;
import io.t4dx.core.log.read.LogCatalog;
import io.t4dx.core.log.read.LogWalk;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A whole store as of one LSN, wherever its files are kept.
 *
 * @param files under the paths that they have in a store
 * @param contents what its checkpoint says
 */
public record Image(Disk files, CheckpointContents contents) {

  /** The image of a checkpoint of a store. */
  public static Image inStore(Disk store, long lsn) throws IOException {
    Map<String, String> places = new HashMap<>();
    for (String path : CheckpointFiles.read(store, lsn).files()) {
      places.put(path, CheckpointPaths.link(path));
    }
    places.put(CheckpointPaths.file(lsn), CheckpointPaths.file(lsn));
    return elsewhere(store, places, lsn);
  }

  /**
   * An image whose files are kept anywhere.
   *
   * @param places where each of them is, that of the checkpoint too, by its path in a store
   */
  public static Image elsewhere(Disk disk, Map<String, String> places, long lsn)
      throws IOException {
    Disk files = new ImageFiles(disk, places);
    return new Image(files, CheckpointFiles.read(files, lsn));
  }

  /**
   * How much of each file of the log belongs to the image: the newest may have been written on
   * after the checkpoint, and all behind the line of its LSN is not of it.
   *
   * @return the end of the newest one, by its path; of all others everything counts
   * @throws CheckpointDamagedException if the log does not have that LSN
   */
  public Map<String, Long> ends() throws IOException {
    LogCatalog catalog = LogCatalog.read(files);
    if (catalog.newest() < 0) {
      return Map.of();
    }
    CatalogFile newest = catalog.files().get(catalog.newest());
    return Map.of(newest.path(), end(catalog, newest));
  }

  private long end(LogCatalog catalog, CatalogFile newest) throws IOException {
    var line = newest.line();
    if (line == null || newest.header() == null) {
      throw damaged("its log has no valid header in " + newest.path());
    }
    if (Objects.requireNonNull(newest.header()).first() > contents.lsn()) {
      return line.size();
    }
    long before = Math.max(contents.lsn() - 1, catalog.beforeFirst());
    try (LogWalk walk = new LogWalk(files, catalog, contents.store(), before)) {
      LogLine entry = new LogLine();
      if (walk.next(entry) && entry.lsn() == contents.lsn() && walk.good() != null) {
        return Objects.requireNonNull(walk.good()).size();
      }
    }
    throw damaged("its log does not have LSN " + contents.lsn());
  }

  private CheckpointDamagedException damaged(String why) {
    return new CheckpointDamagedException(
        files.describe(CheckpointPaths.file(contents.lsn())), why);
  }

  /**
   * Copies a file of the image, as far as it belongs to it, and syncs the copy.
   *
   * @param ends what {@link #ends} says
   */
  public FileCopy copy(String path, Map<String, Long> ends, DiskFile target) throws IOException {
    try (DiskFile source = files.openForRead(path)) {
      return FileCopy.make(source, ends.getOrDefault(path, source.size()), target);
    }
  }
}
