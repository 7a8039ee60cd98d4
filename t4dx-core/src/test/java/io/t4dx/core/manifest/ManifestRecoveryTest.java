package io.t4dx.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.disk.sim.DiskCrashedException;
import io.t4dx.core.disk.sim.FaultPlan;
import io.t4dx.core.disk.sim.Operation;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.disk.sim.Survival;
import io.t4dx.core.manifest.ManifestSurvey.Choice;
import io.t4dx.core.segment.SegmentInfo;
import io.t4dx.core.segment.format.SegmentPaths;
import io.t4dx.testing.DiskImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/** Which manifest may be used after a crash or damage, and which files nobody needs. */
final class ManifestRecoveryTest {
  private final SimulatedDisk disk = new SimulatedDisk();

  /** A manifest that names segments up to its own number, each of ten LSNs and ten bytes. */
  private static Manifest manifest(long number) {
    List<SegmentState> segments =
        LongStream.rangeClosed(1, number)
            .mapToObj(
                segment ->
                    new SegmentState(
                        new SegmentInfo(
                            segment, 10, 5, 5, segment * 10 - 9, segment * 10, (int) segment),
                        new RoaringBitmap(),
                        new RoaringBitmap()))
            .toList();
    return new Manifest(
        RandomManifests.STORE, number, 0, number * 10, 0, number + 1, segments, List.of());
  }

  private static void segmentFile(SimulatedDisk disk, long number) throws IOException {
    disk.createDirectory(SegmentPaths.DIRECTORY);
    disk.create(SegmentPaths.file(number)).close();
    DiskImage.write(disk, SegmentPaths.file(number), 0, new byte[10]);
    disk.syncDirectory(SegmentPaths.DIRECTORY);
    disk.syncDirectory("");
  }

  private void flush(long number) throws IOException {
    segmentFile(disk, number);
    ManifestFiles.write(disk, manifest(number));
  }

  private Choice choose(OptionalLong logBegins) throws IOException {
    return ManifestSurvey.of(disk, RandomManifests.STORE).choose(logBegins);
  }

  @Test
  void aNewStoreHasNone() throws IOException {
    assertThat(choose(OptionalLong.empty())).isEqualTo(new Choice.None());
    assertThat(choose(OptionalLong.of(1))).isEqualTo(new Choice.None());
  }

  @Test
  void aCrashInTheFirstFlushLeavesNone() throws IOException {
    segmentFile(disk, 1);
    assertThat(choose(OptionalLong.of(1))).isEqualTo(new Choice.None());
  }

  @Test
  void segmentsWithoutManifestAndLogAreNoNewStore() throws IOException {
    segmentFile(disk, 1);
    assertThat(choose(OptionalLong.empty()))
        .isEqualTo(new Choice.Unproven(Optional.empty(), 1, Long.MAX_VALUE));
    assertThat(choose(OptionalLong.of(11))).isEqualTo(new Choice.Unproven(Optional.empty(), 1, 10));
  }

  @Test
  void whatCurrentNamesIsInForceWhateverElseIsThere() throws IOException {
    flush(1);
    flush(2);
    disk.delete(ManifestPaths.CURRENT);
    flush(3);
    disk.rename(ManifestPaths.CURRENT, "kept");
    ManifestFiles.write(disk, manifest(4));
    disk.rename("kept", ManifestPaths.CURRENT);
    assertThat(choose(OptionalLong.of(99))).isEqualTo(new Choice.InForce(manifest(3)));
  }

  @Test
  void withoutCurrentTheNewestIsRightWhereTheLogGoesOn() throws IOException {
    flush(1);
    flush(2);
    disk.delete(ManifestPaths.CURRENT);
    assertThat(choose(OptionalLong.of(21))).isEqualTo(new Choice.Proven(Optional.of(manifest(2))));
    assertThat(choose(OptionalLong.of(1))).isEqualTo(new Choice.Proven(Optional.of(manifest(2))));
  }

  @Test
  void anOlderOneIsRightOnlyWhereTheLogGoesBackToIt() throws IOException {
    flush(1);
    flush(2);
    DiskImage.truncate(disk, ManifestPaths.file(2), 7);
    assertThat(choose(OptionalLong.of(11))).isEqualTo(new Choice.Proven(Optional.of(manifest(1))));
    assertThat(choose(OptionalLong.of(21)))
        .isEqualTo(new Choice.Unproven(Optional.of(manifest(1)), 11, 20));
    assertThat(choose(OptionalLong.empty()))
        .isEqualTo(new Choice.Unproven(Optional.of(manifest(1)), 11, Long.MAX_VALUE));
  }

  @Test
  void oneWhoseSegmentsWereMergedAwayIsNotTaken() throws IOException {
    flush(1);
    flush(2);
    DiskImage.truncate(disk, ManifestPaths.file(2), 7);
    disk.delete(SegmentPaths.file(1));
    assertThat(choose(OptionalLong.of(11))).isEqualTo(new Choice.Unproven(Optional.empty(), 1, 10));
    assertThat(choose(OptionalLong.of(1))).isEqualTo(new Choice.Proven(Optional.empty()));
  }

  @Test
  void aCrashLeavesTheOldOneOrTheNew() throws IOException {
    SimulatedDisk whole = new SimulatedDisk();
    script(whole);
    for (long at = 1; at <= whole.operations(); at++) {
      for (boolean inside : new boolean[] {false, true}) {
        SimulatedDisk crashed = new SimulatedDisk();
        crashed.plan(inside ? FaultPlan.NONE.crashInside(at).seed(at) : FaultPlan.NONE.crashAt(at));
        long done = 0;
        try {
          done = script(crashed);
        } catch (DiskCrashedException e) {
          done = written;
        }
        String where = "operation " + at + (inside ? ", half done" : "");
        isOldOrNew(crashed.crash(Survival.NONE), done, where);
        isOldOrNew(crashed.crash(Survival.ALL), done, where);
        for (int seed = 0; seed < 4; seed++) {
          isOldOrNew(crashed.crash(Survival.part(at * 4 + seed)), done, where);
        }
      }
    }
  }

  @Test
  void aFailureLeavesTheOldOneOrTheNew() throws IOException {
    SimulatedDisk whole = new SimulatedDisk();
    script(whole);
    for (Operation kind : Operation.values()) {
      for (long nth = 1; nth <= whole.operations(kind); nth++) {
        SimulatedDisk failing = new SimulatedDisk();
        failing.plan(FaultPlan.NONE.failAt(kind, nth));
        long done = 0;
        try {
          done = script(failing);
        } catch (IOException e) {
          done = written;
        }
        failing.plan(FaultPlan.NONE);
        isOldOrNew(failing, done, kind + " " + nth);
      }
    }
  }

  private long written;

  private long script(SimulatedDisk target) throws IOException {
    written = 0;
    for (long number = 1; number <= 5; number++) {
      segmentFile(target, number);
      ManifestFiles.write(target, manifest(number));
      written = number;
      ManifestFiles.deleteOld(target, number);
    }
    return written;
  }

  /** The log was cut behind the manifest that was last known to be in force. */
  private static void isOldOrNew(SimulatedDisk found, long done, String where) throws IOException {
    Choice choice =
        ManifestSurvey.of(found, RandomManifests.STORE).choose(OptionalLong.of(done * 10 + 1));
    long number =
        switch (choice) {
          case Choice.None() -> 0;
          case Choice.InForce(Manifest manifest) -> manifest.number();
          case Choice.Proven(Optional<Manifest> manifest) ->
              manifest.map(Manifest::number).orElse(0L);
          case Choice.Unproven unproven -> throw new AssertionError(where + ": " + unproven);
        };
    assertThat(number).as(where).isBetween(done, done + 1);
  }

  @Test
  void orphansAreWhatNoKeptManifestNames() throws IOException {
    flush(1);
    flush(2);
    segmentFile(disk, 3);
    segmentFile(disk, 7);
    disk.create(SegmentPaths.graph(3)).close();
    disk.create(SegmentPaths.graph(2)).close();
    disk.create(SegmentPaths.file(2) + ".new").close();
    disk.create("segments/notes.txt").close();
    ManifestSurvey survey = ManifestSurvey.of(disk, RandomManifests.STORE);
    assertThat(OrphanFiles.find(disk, survey, Long.MAX_VALUE))
        .containsExactly(
            "segments/000002.seg.new",
            "segments/000003.hnsw",
            "segments/000003.seg",
            "segments/000007.seg");
    assertThat(OrphanFiles.find(disk, survey, 7))
        .doesNotContain("segments/000007.seg")
        .contains("segments/000003.seg");
    assertThat(OrphanFiles.nextSegment(disk, 3)).isEqualTo(8);
  }

  /** A manifest that names one segment only, as after all before it were merged into that. */
  private static Manifest merged(long number, long segment) {
    SegmentState state =
        new SegmentState(
            new SegmentInfo(segment, 10, 5, 5, 1, 10, (int) segment),
            new RoaringBitmap(),
            new RoaringBitmap());
    return new Manifest(
        RandomManifests.STORE, number, 0, 10, 0, segment + 1, List.of(state), List.of());
  }

  @Test
  void whatAnyKeptManifestNamesIsNoOrphan() throws IOException {
    for (long number = 1; number <= 6; number++) {
      segmentFile(disk, 10 + number);
      ManifestFiles.write(disk, merged(number, 10 + number));
      ManifestFiles.deleteOld(disk, number);
      List<String> orphans =
          OrphanFiles.find(disk, ManifestSurvey.of(disk, RandomManifests.STORE), Long.MAX_VALUE);
      List<String> unnamed =
          LongStream.rangeClosed(11, 10 + number - ManifestFiles.KEPT)
              .mapToObj(SegmentPaths::file)
              .toList();
      assertThat(orphans).as("manifest %d", number).isEqualTo(unnamed);
    }
  }

  @Test
  void whatANewerManifestThanTheOneInForceNamesIsNoOrphan() throws IOException {
    flush(1);
    disk.rename(ManifestPaths.CURRENT, "kept");
    flush(2);
    disk.rename("kept", ManifestPaths.CURRENT);
    segmentFile(disk, 3);
    ManifestSurvey survey = ManifestSurvey.of(disk, RandomManifests.STORE);
    assertThat(survey.inForce()).contains(manifest(1));
    assertThat(OrphanFiles.find(disk, survey, Long.MAX_VALUE))
        .containsExactly(SegmentPaths.file(3));
  }

  @Test
  void nothingIsAnOrphanWithoutAManifestInForce() throws IOException {
    flush(1);
    segmentFile(disk, 2);
    disk.delete(ManifestPaths.CURRENT);
    ManifestSurvey survey = ManifestSurvey.of(disk, RandomManifests.STORE);
    assertThat(OrphanFiles.find(disk, survey, Long.MAX_VALUE)).isEmpty();
  }

  @Test
  void nothingIsAnOrphanWhileAManifestIsDamaged() throws IOException {
    flush(1);
    flush(2);
    segmentFile(disk, 3);
    DiskImage.truncate(disk, ManifestPaths.file(1), 7);
    ManifestSurvey survey = ManifestSurvey.of(disk, RandomManifests.STORE);
    assertThat(survey.inForce()).contains(manifest(2));
    assertThat(OrphanFiles.find(disk, survey, Long.MAX_VALUE)).isEmpty();
  }
}
