package io.t4dx.core.engine;

import io.t4dx.core.disk.Aside;
import io.t4dx.core.disk.Disk;
import io.t4dx.core.manifest.ManifestFiles;
import io.t4dx.core.manifest.ManifestPaths;
import io.t4dx.core.manifest.ManifestSurvey;
import io.t4dx.core.manifest.OrphanFiles;
import io.t4dx.core.segment.format.SegmentPaths;
import java.io.IOException;

/** What lies in the directory of segments. */
final class SegmentFiles {
  private SegmentFiles() {}

  /** Deletes what a flush or a build left behind that never came to its end. */
  static void deleteOrphans(Disk disk, ManifestSurvey survey) throws IOException {
    for (String path : OrphanFiles.find(disk, survey, Long.MAX_VALUE)) {
      disk.delete(path);
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
