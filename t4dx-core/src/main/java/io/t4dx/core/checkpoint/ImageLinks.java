package io.t4dx.core.checkpoint;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.log.format.LogPaths;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The second names of the files that images need. What has one has it for good, as no number of a
 * file is used twice: a log that has lost files goes on after {@link #newestLog}.
 */
public final class ImageLinks {
  private final Disk disk;

  /** Those that came and were not synced: no later sync alone makes them durable. */
  private final Set<String> doubtful = new HashSet<>();

  public ImageLinks(Disk disk) {
    this.disk = disk;
  }

  /** The highest number of a file of the log that has a second name; 0 where none has. */
  public static long newestLog(Disk disk) throws IOException {
    return disk.list(CheckpointPaths.FILES).stream()
        .map(LogPaths::number)
        .flatMapToLong(OptionalLong::stream)
        .max()
        .orElse(0);
  }

  /**
   * Gives the files of an image their second names, durably.
   *
   * @param paths in the store
   * @return how many got one
   */
  public int link(Collection<String> paths) throws IOException {
    int linked = 0;
    for (String path : paths) {
      String link = CheckpointPaths.link(path);
      if (doubtful.contains(link) && disk.exists(link)) {
        disk.delete(link);
      }
      if (!disk.exists(link)) {
        doubtful.add(link);
        disk.link(path, link);
        linked++;
      }
    }
    disk.syncDirectory(CheckpointPaths.FILES);
    paths.forEach(path -> doubtful.remove(CheckpointPaths.link(path)));
    return linked;
  }

  /**
   * Deletes those that no checkpoint needs, and the checkpoints that were never finished.
   *
   * @param needed what the images of all checkpoints need, as paths in the store
   */
  public void sweep(Collection<String> needed) throws IOException {
    CheckpointFiles.deleteUnfinished(disk);
    Set<String> links = needed.stream().map(CheckpointPaths::link).collect(Collectors.toSet());
    for (String name : disk.list(CheckpointPaths.FILES)) {
      String link = CheckpointPaths.FILES + "/" + name;
      if (!links.contains(link)) {
        disk.delete(link);
      }
    }
  }
}
