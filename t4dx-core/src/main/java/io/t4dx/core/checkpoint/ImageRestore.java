package io.t4dx.core.checkpoint;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.disk.DiskFileExistsException;
import io.t4dx.core.disk.DiskPath;
import io.t4dx.core.log.format.LogLine;
import io.t4dx.core.log.format.LogPaths;
import io.t4dx.core.log.read.CatalogFile;
import io.t4dx.core.log.read.LogCatalog;
import io.t4dx.core.log.read.LogWalk;
import io.t4dx.model.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Makes a store of the image of a checkpoint, in another directory.
 *
 * <p>The log comes first and STORE.json last. A crash between the two leaves what no mode opens
 * unasked: a log without STORE.json.
 */
public final class ImageRestore {
  private static final String IDENTITY = "STORE.json";
  private static final String CURRENT = "CURRENT";
  private static final int CHUNK = 1 << 20;

  private final Disk from;
  private final Disk to;
  private final CheckpointContents contents;

  private ImageRestore(Disk from, Disk to, CheckpointContents contents) {
    this.from = from;
    this.to = to;
    this.contents = contents;
  }

  /**
   * Restores the image of a checkpoint.
   *
   * @param to has nothing in it
   * @throws CheckpointDamagedException if the checkpoint, or the log of its image, is
   */
  public static void restore(Disk from, long lsn, Disk to) throws IOException {
    if (!to.list(DiskPath.ROOT).isEmpty()) {
      throw new DiskFileExistsException(
          to.describe(DiskPath.ROOT) + " is not empty: what is there");
    }
    new ImageRestore(from, to, CheckpointFiles.read(from, lsn)).run();
  }

  private void run() throws IOException {
    copyAll(path -> path.startsWith(LogPaths.DIRECTORY + "/"));
    cutLog();
    copyAll(path -> !path.startsWith(LogPaths.DIRECTORY + "/"));
    CheckpointFiles.link(to, contents.files());
    CheckpointFiles.write(to, contents);
    if (contents.current().length() > 0) {
      write(CURRENT, contents.current());
    }
    to.syncDirectory(DiskPath.ROOT);
    write(IDENTITY, contents.identity());
    to.syncDirectory(DiskPath.ROOT);
  }

  private void copyAll(Predicate<String> wanted) throws IOException {
    List<String> paths = contents.files().stream().filter(wanted).toList();
    for (String path : paths) {
      String directory = DiskPath.parent(path);
      if (!directory.isEmpty()) {
        to.createDirectory(directory);
      }
      copy(CheckpointPaths.link(path), path);
    }
    for (String directory : paths.stream().map(DiskPath::parent).distinct().toList()) {
      to.syncDirectory(directory);
    }
    to.syncDirectory(DiskPath.ROOT);
  }

  private void copy(String source, String target) throws IOException {
    try (DiskFile in = from.openForRead(source);
        DiskFile out = to.create(target)) {
      ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
      long at = 0;
      while (in.read(chunk, at) >= 0) {
        int read = chunk.flip().remaining();
        out.writeFully(chunk, at);
        at += read;
        chunk.clear();
      }
      out.sync(DiskFile.Sync.ALL);
    }
  }

  /** The newest file may have been written on after the checkpoint: all behind its LSN goes. */
  private void cutLog() throws IOException {
    LogCatalog catalog = LogCatalog.read(to);
    if (catalog.newest() < 0) {
      return;
    }
    CatalogFile newest = catalog.files().get(catalog.newest());
    long end = end(catalog, newest);
    try (DiskFile file = to.openForUpdate(newest.path())) {
      file.truncate(end);
      file.sync(DiskFile.Sync.ALL);
    }
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
    try (LogWalk walk = new LogWalk(to, catalog, contents.store(), before)) {
      LogLine entry = new LogLine();
      if (walk.next(entry) && entry.lsn() == contents.lsn() && walk.good() != null) {
        return Objects.requireNonNull(walk.good()).size();
      }
    }
    throw damaged("its log does not have LSN " + contents.lsn());
  }

  private CheckpointDamagedException damaged(String why) {
    return new CheckpointDamagedException(from.describe(CheckpointPaths.file(contents.lsn())), why);
  }

  private void write(String path, Bytes bytes) throws IOException {
    try (DiskFile file = to.create(path)) {
      file.writeFully(bytes.asBuffer(), 0);
      file.sync(DiskFile.Sync.ALL);
    }
  }
}
