package io.t4dx.core.engine;

import io.t4dx.core.disk.Aside;
import io.t4dx.core.disk.Disk;
import io.t4dx.core.manifest.ManifestFiles;
import io.t4dx.core.manifest.ManifestPaths;
import io.t4dx.core.manifest.ManifestSurvey;
import io.t4dx.core.manifest.OrphanFiles;
import io.t4dx.core.segment.format.SegmentPaths;
import java.io.IOException;
import java.util.OptionalLong;

/** What lies in the directory of segments. */
final class SegmentFiles {
  private SegmentFiles() {}

  /** Deletes what a flush or a build left behind that never came to its end. */
  static void deleteOrphans(Disk disk, ManifestSurvey survey) throws IOException {
    for (String path : OrphanFiles.find(disk, survey, Long.MAX_VALUE)) {
      disk.delete(path);
    }
  }

  /**
   * Moves segments away that no manifest names, where one that may have named them is lost: what
   * they hold is acknowledged, and it would be deleted as what a crash left of a flush.
   */
  static void moveUnnamed(Disk disk, ManifestSurvey survey, Aside aside) throws IOException {
    for (String name : disk.list(SegmentPaths.DIRECTORY)) {
      OptionalLong number = SegmentPaths.number(name);
      if (number.isPresent()
          && name.equals(SegmentPaths.name(number.getAsLong()))
          && survey.whole().stream().noneMatch(whole -> whole.names(number.getAsLong()))) {
        aside.move(SegmentPaths.DIRECTORY + "/" + name);
      }
    }
  }

  /** Moves every segment, graph and manifest away; CURRENT first, so that none seems to be lost. */
  static void moveAll(Disk disk, Aside aside) throws IOException {
    if (disk.exists(ManifestPaths.CURRENT)) {
      aside.move(ManifestPaths.CURRENT);
    }
    for (long number : ManifestFiles.numbers(disk)) {
      aside.move(ManifestPaths.file(number));
    }
    for (String name : disk.list(SegmentPaths.DIRECTORY)) {
      aside.move(SegmentPaths.DIRECTORY + "/" + name);
    }
  }
}
