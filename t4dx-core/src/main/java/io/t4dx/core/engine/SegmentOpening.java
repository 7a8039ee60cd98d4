package io.t4dx.core.engine;

import io.t4dx.core.disk.Aside;
import io.t4dx.core.disk.Disk;
import io.t4dx.core.flush.ManifestSeries;
import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.log.format.FileHeader;
import io.t4dx.core.log.read.CatalogFile;
import io.t4dx.core.log.read.LogCatalog;
import io.t4dx.core.manifest.Manifest;
import io.t4dx.core.manifest.ManifestSurvey;
import io.t4dx.core.manifest.ManifestSurvey.Choice;
import io.t4dx.core.manifest.SegmentState;
import io.t4dx.core.segment.Segment;
import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.core.segment.format.SegmentPaths;
import io.t4dx.store.RecoveryMode;
import io.t4dx.store.RecoveryReport.Damage;
import io.t4dx.store.T4dxException;
import java.io.FileNotFoundException;
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
  private boolean thorough;

  SegmentOpening(Disk disk, UUID store, RecoveryMode mode, Aside aside) throws IOException {
    this.disk = disk;
    this.mode = mode;
    this.aside = aside;
    this.survey = ManifestSurvey.of(disk, store);
    this.logBegins = logBegins(disk);
  }

  private static OptionalLong logBegins(Disk disk) throws IOException {
    List<CatalogFile> files = LogCatalog.read(disk).files();
    // A first file that does not say where it begins is for the log's own recovery to judge.
    FileHeader header = files.isEmpty() ? null : files.getFirst().header();
    if (header == null) {
      return OptionalLong.empty();
    }
    // Where nothing came before a file, it is the begin of everything, whatever its first LSN is.
    return OptionalLong.of(header.previous() == null ? 1 : header.first());
  }

  /** What is there of manifests. */
  ManifestSurvey survey() {
    return survey;
  }

  /** What is lost. */
  List<Damage> damages() {
    return damages;
  }

  /** Segments of the chosen manifest that the store does without, still in their places. */
  List<SegmentState> dropped() {
    return dropped;
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
    return !before;
  }

  OpenedSegments open() throws IOException {
    return switch (survey.choose(logBegins)) {
      case Choice.None _ -> OpenedSegments.NONE;
      case Choice.InForce(Manifest manifest) -> open(manifest);
      case Choice.Proven(Optional<Manifest> manifest) ->
          manifest.isEmpty() ? OpenedSegments.NONE : open(manifest.get());
      case Choice.Unproven unproven -> openUnproven(unproven);
    };
  }

  private OpenedSegments openUnproven(Choice.Unproven unproven) throws IOException {
    String what =
        String.join("; ", survey.damages())
            + (survey.damages().isEmpty() ? "there is no manifest" : "")
            + ", and the log does not have the writes from LSN "
            + unproven.lostFrom()
            + " on";
    if (mode == RecoveryMode.STRICT) {
      throw refused(what, new IOException(what));
    }
    damages.add(new Damage(disk.describe(""), 0, unproven.lostFrom(), unproven.lostTo(), what));
    if (mode == RecoveryMode.CLEAN) {
      return fresh();
    }
    return unproven.best().isEmpty() ? OpenedSegments.NONE : open(unproven.best().get());
  }

  private record Failure(SegmentState state, Exception cause) {}

  private OpenedSegments open(Manifest manifest) throws IOException {
    List<LiveSegment> opened = new ArrayList<>();
    List<Failure> failures = open(manifest, opened);
    if (failures.isEmpty()) {
      return new OpenedSegments(Optional.of(manifest), opened);
    }
    Optional<OpenedSegments> older = openOlder(manifest);
    if (older.isPresent()) {
      close(opened);
      for (Failure failure : failures) {
        setAside(failure.state());
      }
      return older.get();
    }
    if (mode != RecoveryMode.DEGRADED) {
      close(opened);
      return refuseOrBeginAgain(failures);
    }
    for (Failure failure : failures) {
      damages.add(damage(failure));
      dropped.add(failure.state());
    }
    return new OpenedSegments(Optional.of(manifest), opened);
  }

  private List<Failure> open(Manifest manifest, List<LiveSegment> opened) throws IOException {
    List<Failure> failures = new ArrayList<>();
    try {
      for (SegmentState state : manifest.segments()) {
        try {
          Segment segment = Segment.open(disk, state.info());
          opened.add(new LiveSegment(segment, state.deadRows(), state.deadEdges()));
          if (thorough) {
            segment.verifyTruth();
          }
        } catch (CorruptSegmentException | FileNotFoundException e) {
          failures.add(new Failure(state, e));
          closeIfOpen(state, opened);
        }
      }
      return failures;
    } catch (IOException | RuntimeException e) {
      close(opened);
      throw e;
    }
  }

  /** An older manifest that the log goes on from, all of whose segments are whole. */
  private Optional<OpenedSegments> openOlder(Manifest manifest) throws IOException {
    for (Manifest older : survey.complete()) {
      if (older.number() < manifest.number()
          && logBegins.orElse(Long.MAX_VALUE) <= older.logPosition() + 1) {
        List<LiveSegment> opened = new ArrayList<>();
        if (open(older, opened).isEmpty()) {
          return Optional.of(new OpenedSegments(Optional.of(older), opened));
        }
        close(opened);
      }
    }
    return logBegins.orElse(Long.MAX_VALUE) == 1
        ? Optional.of(OpenedSegments.NONE)
        : Optional.empty();
  }

  private OpenedSegments refuseOrBeginAgain(List<Failure> failures) throws IOException {
    if (mode == RecoveryMode.STRICT) {
      Failure first = failures.getFirst();
      throw refused(damage(first).what(), first.cause());
    }
    failures.forEach(failure -> damages.add(damage(failure)));
    return fresh();
  }

  private Damage damage(Failure failure) {
    var info = failure.state().info();
    long offset = failure.cause() instanceof CorruptSegmentException e ? e.offset() : 0;
    String what =
        "%s; at stake are %d items and %d edges written from LSN %d to %d"
            .formatted(
                failure.cause().getMessage(),
                info.rows() - failure.state().deadRows().getCardinality(),
                info.edges() - failure.state().deadEdges().getCardinality(),
                info.firstLsn(),
                info.lastLsn());
    return new Damage(
        disk.describe(SegmentPaths.file(info.number())),
        offset,
        info.firstLsn(),
        info.lastLsn(),
        what);
  }

  private static T4dxException refused(String what, Exception cause) {
    return new T4dxException.StoreDamaged(
        what
            + "; nothing was changed; run 't4dx repair STORE', or open with RecoveryMode.DEGRADED"
            + " to go on without it",
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

  /**
   * Puts a manifest in force that does not name the segments that were dropped, and only then takes
   * them away.
   */
  void goOnWithout(OpenedSegments opened, ManifestSeries manifests) throws IOException {
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
  void setAside(SegmentState state) throws IOException {
    String path = SegmentPaths.file(state.info().number());
    if (disk.exists(path)) {
      aside.move(path);
    }
  }

  private static void closeIfOpen(SegmentState state, List<LiveSegment> opened) {
    if (!opened.isEmpty() && opened.getLast().segment().number() == state.info().number()) {
      opened.removeLast().segment().close();
    }
  }

  private static void close(List<LiveSegment> opened) {
    opened.forEach(live -> live.segment().close());
    opened.clear();
  }
}
