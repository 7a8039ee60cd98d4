package io.t4dx.core.checkpoint;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.disk.DiskFileExistsException;
import io.t4dx.core.disk.DiskPath;
import io.t4dx.core.log.format.LogPaths;
import io.t4dx.model.Bytes;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Makes a store of an image, in another directory.
 *
 * <p>The log comes first and STORE.json last. A crash between the two leaves what no mode opens
 * unasked: a log without STORE.json.
 */
public final class ImageRestore {
  private static final String IDENTITY = "STORE.json";
  private static final String CURRENT = "CURRENT";

  private final Image image;
  private final CheckpointContents contents;
  private final Disk to;
  private final Judge judge;

  private ImageRestore(Image image, Disk to, Judge judge) {
    this.image = image;
    this.contents = image.contents();
    this.to = to;
    this.judge = judge;
  }

  /** Says whether what was copied is what it should be. */
  @FunctionalInterface
  public interface Judge {
    /**
     * Is asked of each file of the image.
     *
     * @throws IOException if it is not: then there will be no store
     */
    void copied(String path, FileCopy copy) throws IOException;
  }

  /**
   * Restores the image of a checkpoint.
   *
   * @param to has nothing in it
   * @throws CheckpointDamagedException if the checkpoint, or the log of its image, is
   */
  public static void restore(Disk from, long lsn, Disk to) throws IOException {
    restore(Image.inStore(from, lsn), to, (path, copy) -> {});
  }

  /**
   * Restores an image.
   *
   * @param to has nothing in it
   * @throws CheckpointDamagedException if the checkpoint, or the log of its image, is
   */
  public static void restore(Image image, Disk to, Judge judge) throws IOException {
    if (!to.list(DiskPath.ROOT).isEmpty()) {
      throw new DiskFileExistsException(
          to.describe(DiskPath.ROOT) + " is not empty: what is there");
    }
    new ImageRestore(image, to, judge).run();
  }

  private void run() throws IOException {
    Map<String, Long> ends = image.ends();
    copyAll(path -> path.startsWith(LogPaths.DIRECTORY + "/"), ends);
    copyAll(path -> !path.startsWith(LogPaths.DIRECTORY + "/"), ends);
    CheckpointFiles.prepare(to);
    new ImageLinks(to).link(contents.files());
    CheckpointFiles.write(to, contents);
    if (contents.current().length() > 0) {
      write(CURRENT, contents.current());
    }
    to.syncDirectory(DiskPath.ROOT);
    write(IDENTITY, contents.identity());
    to.syncDirectory(DiskPath.ROOT);
  }

  private void copyAll(Predicate<String> wanted, Map<String, Long> ends) throws IOException {
    List<String> paths = contents.files().stream().filter(wanted).toList();
    for (String path : paths) {
      String directory = DiskPath.parent(path);
      if (!directory.isEmpty()) {
        to.createDirectory(directory);
      }
      try (DiskFile file = to.create(path)) {
        judge.copied(path, image.copy(path, ends, file));
      }
    }
    for (String directory : paths.stream().map(DiskPath::parent).distinct().toList()) {
      to.syncDirectory(directory);
    }
    to.syncDirectory(DiskPath.ROOT);
  }

  private void write(String path, Bytes bytes) throws IOException {
    try (DiskFile file = to.create(path)) {
      file.writeFully(bytes.asBuffer(), 0);
      file.sync(DiskFile.Sync.ALL);
    }
  }
}
