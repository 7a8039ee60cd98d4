package io.t4dx.core.engine;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.engine.SegmentAttempt.Failure;
import io.t4dx.core.manifest.Manifest;
import io.t4dx.core.manifest.ManifestSurvey;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** What older manifests and the log make up for, where segments of the newest are damaged. */
final class OlderManifests {
  private final Disk disk;
  private final ManifestSurvey survey;
  private final long logBegins;
  private final boolean thorough;

  /**
   * @param logBegins empty where there is no log
   * @param thorough whether every byte of a segment is read
   */
  OlderManifests(Disk disk, ManifestSurvey survey, OptionalLong logBegins, boolean thorough) {
    this.disk = disk;
    this.survey = survey;
    this.logBegins = logBegins.orElse(Long.MAX_VALUE);
    this.thorough = thorough;
  }

  /** One that the log goes on from, all of whose segments are whole: nothing is lost. */
  Optional<OpenedSegments> thatLogContinues(Manifest damaged) throws IOException {
    for (Manifest older : survey.complete()) {
      if (older.number() < damaged.number() && logBegins <= older.logPosition() + 1) {
        SegmentAttempt attempt = SegmentAttempt.at(disk, older, thorough);
        if (attempt.isWhole()) {
          return Optional.of(attempt.result());
        }
        attempt.close();
      }
    }
    return logBegins == 1 ? Optional.of(OpenedSegments.NONE) : Optional.empty();
  }

  /**
   * One after which the log lacks some writes, but fewer than are in the segments that cannot be
   * read.
   *
   * @param opened up to the last write before the log goes on
   * @param firstLost the first write that is lost
   * @param lastLost the last one
   */
  record Remainder(OpenedSegments opened, long firstLost, long lastLost) {}

  /** The newest such manifest; none where more would be lost with it. */
  Optional<Remainder> thatLosesLess(SegmentAttempt damaged) throws IOException {
    long inSegments = 0;
    for (Failure failure : damaged.failures()) {
      inSegments += failure.info().lastLsn() - failure.info().firstLsn() + 1;
    }
    long lastLost = logBegins - 1;
    for (Manifest older : survey.complete()) {
      if (older.number() < damaged.manifest().number()
          && older.logPosition() < lastLost
          && lastLost - older.logPosition() < inSegments
          && hasAllBut(older, damaged, lastLost)) {
        SegmentAttempt attempt = SegmentAttempt.at(disk, older, thorough);
        if (attempt.isWhole()) {
          return Optional.of(
              new Remainder(attempt.upTo(lastLost), older.logPosition() + 1, lastLost));
        }
        attempt.close();
      }
    }
    return Optional.empty();
  }

  /** Whether nothing would be given up with sound segments that only the newer manifest has. */
  private static boolean hasAllBut(Manifest older, SegmentAttempt damaged, long lastLost) {
    return damaged.opened().stream()
        .map(live -> live.segment().info())
        .allMatch(info -> older.names(info.number()) || info.firstLsn() > lastLost);
  }
}
