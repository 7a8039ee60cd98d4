package io.t4dx.core.manifest;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.segment.format.SegmentPaths;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Files in the directory of segments that belong to no version of the store: what a crash left of a
 * flush, and what was merged into others.
 *
 * <p>That a file is not needed must be proven, not guessed: every manifest that is kept must be
 * readable, and none may name its segment. Whoever has damaged manifests keeps all files.
 */
public final class OrphanFiles {
  private OrphanFiles() {}

  /**
   * Finds them.
   *
   * @param survey of the store as it was opened, or as it is now
   * @param below files of segments from this number on may be in the making, and are none; when a
   *     store is opened nothing is in the making
   * @return their paths
   */
  public static List<String> find(Disk disk, ManifestSurvey survey, long below) throws IOException {
    List<String> orphans = new ArrayList<>();
    if (survey.inForce().isEmpty() || !survey.damages().isEmpty()) {
      return orphans;
    }
    Set<Long> named = new HashSet<>();
    for (Manifest manifest : survey.whole()) {
      manifest.segments().forEach(segment -> named.add(segment.info().number()));
    }
    for (String name : disk.list(SegmentPaths.DIRECTORY)) {
      OptionalLong number = SegmentPaths.number(name);
      if (number.isPresent()
          && number.getAsLong() < below
          && (!named.contains(number.getAsLong()) || SegmentPaths.isPreparation(name))) {
        orphans.add(SegmentPaths.DIRECTORY + "/" + name);
      }
    }
    return orphans;
  }

  /** A number above those of all files that are there, and not below a manifest's next. */
  public static long nextSegment(Disk disk, long atLeast) throws IOException {
    long next = atLeast;
    for (String name : disk.list(SegmentPaths.DIRECTORY)) {
      OptionalLong number = SegmentPaths.number(name);
      if (number.isPresent()) {
        next = Math.max(next, number.getAsLong() + 1);
      }
    }
    return next;
  }
}
