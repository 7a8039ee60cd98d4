package io.t4dx.core.engine;

import io.t4dx.core.disk.Aside;
import io.t4dx.core.disk.Disk;
import io.t4dx.core.engine.OlderManifests.Remainder;
import io.t4dx.core.engine.SegmentAttempt.Failure;
import io.t4dx.core.flush.ManifestSeries;
import io.t4dx.core.log.format.FileHeader;
import io.t4dx.core.log.format.FilePosition;
import io.t4dx.core.log.read.CatalogFile;
import io.t4dx.core.log.read.LogCatalog;
import io.t4dx.core.manifest.Manifest;
import io.t4dx.core.manifest.ManifestSurvey;
import io.t4dx.core.manifest.ManifestSurvey.Choice;
import io.t4dx.core.manifest.SegmentState;
import io.t4dx.core.segment.SegmentInfo;
import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.core.segment.format.SegmentPaths;
import io.t4dx.store.RecoveryMode;
import io.t4dx.store.RecoveryReport.Damage;
import io.t4dx.store.RecoveryReport.Loss;
import io.t4dx.store.RecoveryReport.Replayed;
import io.t4dx.store.T4dxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Chooses the manifest to go on from and opens its segments.
 *
 * <p>Where a segment is damaged, an older manifest is as good if the log still has all that came
 * after it. Only where it has not is anything lost, and the recovery mode decides.
 */
final class SegmentOpening {
  private final Disk disk;
  private final RecoveryMode mode;
  private final Aside aside;
  private final List<Damage> damages = new ArrayList<>();
  private final ManifestSurvey survey;
  private final OptionalLong logBegins;
  private final List<SegmentState> dropped = new ArrayList<>();
  private final List<SegmentState> superseded = new ArrayList<>();
  private final List<Loss> losses = new ArrayList<>();
  private final List<Replayed> replayed = new ArrayList<>();
  private boolean thorough;
  private boolean unproven;

  SegmentOpening(Disk disk, UUID store, RecoveryMode mode, Aside aside) throws IOException {
    this.disk = disk;
    this.mode = mode;
    this.aside = aside;
    this.survey = ManifestSurvey.of(disk, store);
    this.logBegins = logBegins(disk);
  }

  /** The first LSN that the log is for; empty where there is none, or it does not say. */
  static OptionalLong logBegins(Disk disk) throws IOException {
    List<CatalogFile> files = LogCatalog.read(disk).files();
    // A first file that does not say where it begins is for the log's own recovery to judge.
    FileHeader header = files.isEmpty() ? null : files.getFirst().header();
    if (header == null) {
      return OptionalLong.empty();
    }
    // Not its own first LSN: numbers that were lost with a torn end are not given again.
    FilePosition previous = header.previous();
    return OptionalLong.of(previous == null ? 1 : previous.lastLsn() + 1);
  }

  /** What is there of manifests. */
  ManifestSurvey survey() {
    return survey;
  }

  /** What is lost. */
  List<Damage> damages() {
    return damages;
  }

  /** What is lost with segments that the store goes on without. */
  List<Loss> losses() {
    return losses;
  }

  /** Segments whose writes the log still has. */
  List<Replayed> replayed() {
    return replayed;
  }

  /**
   * Reads every byte of every segment from now on, because one that had opened turned out to be
   * damaged; false where that was done already.
   */
  boolean becomeThorough() {
    boolean before = thorough;
    thorough = true;
    damages.clear();
    dropped.clear();
    superseded.clear();
    losses.clear();
    replayed.clear();
    return !before;
  }

  OpenedSegments open() throws IOException {
    return switch (survey.choose(logBegins)) {
      case Choice.None _ -> OpenedSegments.NONE;
      case Choice.InForce(Manifest manifest) -> open(manifest);
      case Choice.Proven(Optional<Manifest> manifest) ->
          manifest.isEmpty() ? OpenedSegments.NONE : open(manifest.get());
      case Choice.Unproven choice -> openUnproven(choice);
    };
  }

  private OpenedSegments openUnproven(Choice.Unproven choice) throws IOException {
    String what =
        String.join("; ", survey.damages())
            + (survey.damages().isEmpty() ? "there is no manifest" : "")
            + ", and the log does not have the writes from LSN "
            + choice.lostFrom()
            + " on";
    if (mode == RecoveryMode.STRICT) {
      throw refused(what, new IOException(what));
    }
    damages.add(new Damage(disk.describe(""), 0, choice.lostFrom(), choice.lostTo(), what));
    if (mode == RecoveryMode.CLEAN) {
      return fresh();
    }
    unproven = true;
    return choice.best().isEmpty() ? OpenedSegments.NONE : open(choice.best().get());
  }

  private OpenedSegments open(Manifest manifest) throws IOException {
    SegmentAttempt attempt = SegmentAttempt.at(disk, manifest, thorough);
    if (attempt.isWhole()) {
      return attempt.result();
    }
    OlderManifests older = new OlderManifests(disk, survey, logBegins, thorough);
    Optional<OpenedSegments> continued = older.thatLogContinues(manifest);
    if (continued.isPresent()) {
      attempt.close();
      attempt.failures().forEach(this::supersede);
      return continued.get();
    }
    if (mode != RecoveryMode.DEGRADED) {
      attempt.close();
      return refuseOrBeginAgain(attempt.failures());
    }
    Optional<Remainder> remainder = older.thatLosesLess(attempt);
    for (Failure failure : attempt.failures()) {
      lose(
          failure,
          remainder.map(Remainder::firstLost).orElse(failure.info().firstLsn()),
          remainder.map(Remainder::lastLost).orElse(failure.info().lastLsn()));
    }
    if (remainder.isPresent()) {
      attempt.close();
      return remainder.get().opened();
    }
    return attempt.result();
  }

  private void supersede(Failure failure) {
    SegmentInfo info = failure.info();
    superseded.add(failure.state());
    replayed.add(
        new Replayed(
            disk.describe(SegmentPaths.file(info.number())), info.firstLsn(), info.lastLsn()));
  }

  private void lose(Failure failure, long firstLsn, long lastLsn) throws IOException {
    Loss loss = SegmentStake.of(disk, failure.state(), firstLsn, lastLsn);
    damages.add(damage(failure, loss));
    losses.add(loss);
    dropped.add(failure.state());
  }

  private OpenedSegments refuseOrBeginAgain(List<Failure> failures) throws IOException {
    for (Failure failure : failures) {
      SegmentInfo info = failure.info();
      Loss loss = SegmentStake.of(disk, failure.state(), info.firstLsn(), info.lastLsn());
      damages.add(damage(failure, loss));
    }
    if (mode == RecoveryMode.STRICT) {
      throw refused(damages.getFirst().what(), failures.getFirst().cause());
    }
    return fresh();
  }

  private static Damage damage(Failure failure, Loss loss) {
    long offset = failure.cause() instanceof CorruptSegmentException e ? e.offset() : 0;
    return new Damage(
        loss.file(),
        offset,
        loss.firstLsn(),
        loss.lastLsn(),
        failure.cause().getMessage() + "; " + SegmentStake.text(loss));
  }

  private static T4dxException refused(String what, Exception cause) {
    return new T4dxException.StoreDamaged(
        what
            + "; nothing was changed; run 't4dx repair STORE --salvage' to keep what can be read,"
            + " or open with RecoveryMode.DEGRADED to go on without it",
        cause);
  }

  /** Takes all that there is away, the log as well. */
  private OpenedSegments fresh() throws IOException {
    takeAway();
    for (CatalogFile file : LogCatalog.read(disk).files()) {
      aside.move(file.path());
    }
    return OpenedSegments.NONE;
  }

  /** Takes away what was found damaged, now that the store can be opened without it. */
  void settle(OpenedSegments opened, ManifestSeries manifests) throws IOException {
    if (!dropped.isEmpty()) {
      goOnWithout(opened, manifests);
    }
    for (SegmentState state : superseded) {
      setAside(state);
    }
    if (unproven) {
      SegmentFiles.moveUnnamed(disk, survey, aside);
    }
  }

  /**
   * Puts a manifest in force that does not name the segments that were dropped, and only then takes
   * them away.
   */
  private void goOnWithout(OpenedSegments opened, ManifestSeries manifests) throws IOException {
    Manifest before =
        opened.manifest().orElseThrow(() -> new IllegalStateException("nothing was dropped"));
    List<SegmentState> kept = new ArrayList<>(before.segments());
    kept.removeAll(dropped);
    manifests.write(before.logPosition(), before.clock(), kept, before.scales());
    for (SegmentState state : dropped) {
      setAside(state);
    }
  }

  /** Takes manifests and segments away. */
  void takeAway() throws IOException {
    SegmentFiles.moveAll(disk, aside);
  }

  /** Takes a segment away that is damaged, if it is there. */
  private void setAside(SegmentState state) throws IOException {
    String path = SegmentPaths.file(state.info().number());
    if (disk.exists(path)) {
      aside.move(path);
    }
  }
}
