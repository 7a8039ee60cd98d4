package io.t4dx.core.engine;

import io.t4dx.core.disk.Aside;
import io.t4dx.core.disk.Disk;
import io.t4dx.core.engine.SegmentCheck.Extent;
import io.t4dx.core.flush.GraphFile;
import io.t4dx.core.flush.ManifestSeries;
import io.t4dx.core.manifest.Manifest;
import io.t4dx.core.manifest.ManifestFiles;
import io.t4dx.core.manifest.ManifestSurvey;
import io.t4dx.core.manifest.ManifestSurvey.Choice;
import io.t4dx.core.manifest.OrphanFiles;
import io.t4dx.core.manifest.SegmentState;
import io.t4dx.core.segment.Segment;
import io.t4dx.core.segment.SegmentInfo;
import io.t4dx.core.segment.SegmentRebuild;
import io.t4dx.core.segment.SegmentSalvage;
import io.t4dx.core.segment.SegmentWriter;
import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.core.segment.format.SegmentPaths;
import io.t4dx.model.ItemKey;
import io.t4dx.store.RecoveryMode;
import io.t4dx.store.RecoveryReport.Damage;
import io.t4dx.store.RecoveryReport.Loss;
import io.t4dx.store.RepairMode;
import io.t4dx.store.RepairReport.Lsns;
import io.t4dx.store.RepairReport.Remedy;
import io.t4dx.store.RepairReport.SegmentFinding;
import io.t4dx.store.T4dxException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.roaringbitmap.RoaringBitmap;

/**
 * Reads every byte of the segments of a store that nobody has open, and writes those again that are
 * damaged, with all that can be read of them.
 *
 * <p>New files come first, then a version of the store that names them, and only then do the
 * damaged files lose their places; they have a name in the quarantine by then. So a crash leaves
 * the damaged store or the repaired one.
 */
final class SegmentRepair {
  private final Disk disk;
  private final StoreIdentity identity;
  private final boolean salvaging;
  private final Aside aside;
  private final List<Damage> damages = new ArrayList<>();
  private final List<SegmentFinding> findings = new ArrayList<>();
  private final List<Lsns> lost = new ArrayList<>();
  private final List<String> quarantined = new ArrayList<>();
  private long inSegments;

  private SegmentRepair(Disk disk, StoreIdentity identity, RepairMode mode) {
    this.disk = disk;
    this.identity = identity;
    this.salvaging = mode == RepairMode.SALVAGE;
    this.aside = new Aside(disk);
  }

  /** Looks at the segments of a store, and repairs them where the mode says so. */
  static SegmentRepair run(Disk disk, StoreIdentity identity, RepairMode mode) throws IOException {
    SegmentRepair repair = new SegmentRepair(disk, identity, mode);
    repair.run();
    return repair;
  }

  /** What is damaged and not to be had elsewhere. */
  List<Damage> damages() {
    return damages;
  }

  /** The segments that are damaged. */
  List<SegmentFinding> findings() {
    return findings;
  }

  /** Writes that neither segments nor the log have. */
  List<Lsns> lost() {
    return lost;
  }

  List<String> quarantined() {
    return quarantined;
  }

  /** The last write that the segments have, so that the log need not; 0 where that is not sure. */
  long inSegments() {
    return inSegments;
  }

  private void run() throws IOException {
    ManifestSurvey survey = ManifestSurvey.of(disk, identity.id());
    OptionalLong logBegins = SegmentOpening.logBegins(disk);
    switch (survey.choose(logBegins)) {
      case Choice.None _ -> {}
      case Choice.InForce(Manifest manifest) -> repair(manifest, false);
      case Choice.Proven(Optional<Manifest> manifest) -> {
        if (manifest.isPresent()) {
          repair(manifest.get(), false);
        }
      }
      case Choice.Unproven(Optional<Manifest> best, long from, long to) -> {
        String what = String.join("; ", survey.damages());
        damages.add(new Damage(disk.describe(""), 0, from, to, what));
        lost.add(new Lsns(from, to));
        if (best.isPresent() && logBegins.isPresent()) {
          if (salvaging) {
            moveUnnamed(survey);
          }
          repair(best.get().upTo(to), true);
        }
      }
    }
  }

  private void repair(Manifest manifest, boolean unproven) throws IOException {
    inSegments = manifest.logPosition();
    List<SegmentCheck> checks = new ArrayList<>();
    for (SegmentState state : manifest.segments()) {
      SegmentCheck.of(disk, state, identity.metric()).ifPresent(checks::add);
    }
    boolean truth = checks.stream().anyMatch(check -> check.extent() == Extent.TRUTH);
    if (truth && !unproven && logHasThem()) {
      replayLater(checks);
    } else if (unproven || !checks.isEmpty()) {
      rewrite(manifest, checks);
    }
  }

  /** Whether the next opening can go on from an older version and the log. */
  private boolean logHasThem() throws IOException {
    SegmentOpening opening = new SegmentOpening(disk, identity.id(), RecoveryMode.STRICT, aside);
    opening.becomeThorough();
    try {
      opening.open().close();
      return true;
    } catch (T4dxException.StoreDamaged e) {
      return false;
    }
  }

  /** Opening does not read everything, but misses a file that is not there. */
  private void replayLater(List<SegmentCheck> checks) throws IOException {
    for (SegmentCheck check : checks) {
      boolean truth = check.extent() == Extent.TRUTH;
      found(check, truth ? Remedy.REPLAY : Remedy.REBUILD);
      String path = path(check.state());
      if (truth && salvaging && disk.exists(path)) {
        aside.move(path);
        quarantined.add(aside.moved().getLast());
      }
    }
  }

  private void rewrite(Manifest manifest, List<SegmentCheck> checks) throws IOException {
    ManifestSeries manifests =
        new ManifestSeries(
            disk,
            identity.id(),
            ManifestFiles.nextNumber(disk),
            OrphanFiles.nextSegment(disk, manifest.nextSegment()),
            manifest.dimension(),
            Optional.of(manifest));
    List<SegmentState> states = new ArrayList<>();
    for (SegmentState state : manifest.segments()) {
      Optional<SegmentCheck> check =
          checks.stream().filter(candidate -> candidate.state().equals(state)).findFirst();
      if (check.isEmpty()) {
        states.add(state);
      } else {
        rewritten(check.get(), manifests).ifPresent(states::add);
      }
    }
    if (salvaging) {
      exchange(manifest, states, manifests);
    }
  }

  /** What no version names that can be read may be named by one that cannot. */
  private void moveUnnamed(ManifestSurvey survey) throws IOException {
    int before = aside.moved().size();
    SegmentFiles.moveUnnamed(disk, survey, aside);
    quarantined.addAll(aside.moved().subList(before, aside.moved().size()));
  }

  /** What takes the place of a damaged segment, if there is anything to keep. */
  private Optional<SegmentState> rewritten(SegmentCheck check, ManifestSeries manifests)
      throws IOException {
    if (check.extent() == Extent.TRUTH) {
      return salvaged(check, manifests);
    }
    found(check, Remedy.REBUILD);
    return Optional.of(
        salvaging && check.extent() == Extent.INDEX
            ? rebuilt(check.state(), manifests.nextSegment())
            : check.state());
  }

  private SegmentState rebuilt(SegmentState state, long number) throws IOException {
    try (Segment damaged = Segment.open(disk, state.info())) {
      SegmentInfo info = SegmentRebuild.write(disk, number, damaged, identity.metric());
      try (Segment sound = Segment.open(disk, info)) {
        GraphFile.copy(disk, damaged, sound);
      }
      return new SegmentState(info, state.deadRows(), state.deadEdges());
    }
  }

  private Optional<SegmentState> salvaged(SegmentCheck check, ManifestSeries manifests)
      throws IOException {
    SegmentState state = check.state();
    try (Segment damaged = Segment.open(disk, state.info())) {
      SegmentSalvage salvage = new SegmentSalvage(damaged, state.deadRows(), state.deadEdges());
      found(
          check,
          salvage.keptItems(),
          salvage.keptEdges(),
          salvage.lost(state.deadRows(), Loss.MOST_KEYS));
      if (!salvaging || salvage.isEmpty()) {
        return Optional.empty();
      }
      SegmentInfo info =
          SegmentWriter.write(disk, manifests.nextSegment(), salvage, identity.metric());
      return Optional.of(new SegmentState(info, new RoaringBitmap(), new RoaringBitmap()));
    } catch (CorruptSegmentException | FileNotFoundException e) {
      SegmentInfo info = state.info();
      Loss loss = SegmentStake.of(disk, state, info.firstLsn(), info.lastLsn());
      found(check, 0, 0, loss.keys());
      return Optional.empty();
    }
  }

  /** Puts a version in force that has other segments in the places of the damaged ones. */
  private void exchange(Manifest manifest, List<SegmentState> states, ManifestSeries manifests)
      throws IOException {
    List<String> paths = new ArrayList<>();
    for (SegmentState state : manifest.segments()) {
      if (!states.contains(state) && disk.exists(path(state))) {
        paths.add(path(state));
        quarantined.add(aside.keep(path(state)));
      }
    }
    manifests.write(manifest.logPosition(), manifest.clock(), states, manifest.scales());
    for (String path : paths) {
      disk.delete(path);
    }
  }

  private static String path(SegmentState state) {
    return SegmentPaths.file(state.info().number());
  }

  private void found(SegmentCheck check, Remedy remedy) {
    long items = items(check.state());
    long edges = edges(check.state());
    findings.add(
        new SegmentFinding(
            disk.describe(path(check.state())),
            check.what(),
            remedy,
            items,
            edges,
            items,
            edges,
            List.of()));
  }

  private void found(SegmentCheck check, long keptItems, long keptEdges, List<ItemKey> lostKeys) {
    SegmentInfo info = check.state().info();
    String file = disk.describe(path(check.state()));
    damages.add(
        new Damage(file, check.offset(), info.firstLsn(), info.lastLsn(), check.what().getFirst()));
    findings.add(
        new SegmentFinding(
            file,
            check.what(),
            Remedy.SALVAGE,
            items(check.state()),
            edges(check.state()),
            keptItems,
            keptEdges,
            lostKeys));
  }

  private static long items(SegmentState state) {
    return state.info().rows() - state.deadRows().getLongCardinality();
  }

  private static long edges(SegmentState state) {
    return state.info().edges() - state.deadEdges().getLongCardinality();
  }
}
