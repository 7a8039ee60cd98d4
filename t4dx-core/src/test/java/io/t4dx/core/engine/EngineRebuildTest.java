package io.t4dx.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.disk.sim.FaultPlan;
import io.t4dx.core.disk.sim.Operation;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.disk.sim.Survival;
import io.t4dx.core.segment.format.Section;
import io.t4dx.core.segment.format.SegmentPaths;
import io.t4dx.store.StoreEvent;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.StoreStats;
import io.t4dx.store.T4dxException;
import io.t4dx.testing.DiskImage;
import io.t4dx.testing.ManualClock;
import io.t4dx.testing.Questions;
import io.t4dx.testing.Rig;
import io.t4dx.testing.Workload;
import io.t4dx.testing.Wounds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A segment with a damaged index is written again, and nobody who reads or writes can tell. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class EngineRebuildTest {
  private static final long SEED = 16;
  private static final EngineTuning TUNING =
      EngineTuning.DEFAULT.flushing(EngineTuning.Flushing.CALLER).graphFrom(1);

  private final ManualClock clock = ManualClock.standing();
  private final List<StoreEvent> events = new ArrayList<>();
  private Rig lived = rig();

  private Rig rig() {
    return new Rig(TUNING::open, Workload.options(clock).listener(events::add).build(), clock);
  }

  @BeforeEach
  void liveALife() {
    lived = rig();
    new Workload(SEED, clock).run(lived);
    events.clear();
  }

  /** The same store again, closed. */
  private Rig another() {
    return lived.over(lived.disk().crash(Survival.ALL));
  }

  private List<Wounds.Place> indexes() throws IOException {
    return Wounds.of(another().disk(), Section.Role.INDEX);
  }

  /** Those of the segment that has most of them. */
  private List<Wounds.Place> indexesOfOne() throws IOException {
    Map<Long, List<Wounds.Place>> bySegment = new TreeMap<>();
    for (Wounds.Place place : indexes()) {
      bySegment.computeIfAbsent(place.segment(), number -> new ArrayList<>()).add(place);
    }
    List<Wounds.Place> most = List.of();
    for (List<Wounds.Place> places : bySegment.values()) {
      most = places.size() > most.size() ? places : most;
    }
    assertThat(most).hasSize(11);
    return most;
  }

  @Test
  void whatAnOpeningFindsDamagedIsRebuilt() throws IOException {
    for (Wounds.Place place : indexes()) {
      if (place.section() == Section.ROW_RECORDS) {
        continue; // They have no head, so no opening reads of them: see the next test.
      }
      Rig rig = another();
      place.atHead(rig.disk());
      byte[] damaged = DiskImage.read(rig.disk(), SegmentPaths.file(place.segment()));
      events.clear();
      rig.open();
      assertThat(figures(rig).rebuilds()).as("%s", place).isEqualTo(1);
      assertThat(figures(rig).damaged()).as("%s", place).isZero();
      assertThat(events)
          .as("%s", place)
          .anyMatch(
              event ->
                  event instanceof StoreEvent.SegmentRebuilt rebuilt
                      && rebuilt.segment() == place.segment()
                      && rebuilt.indexes().equals(List.of(place.section().text())));
      Questions.askAll(rig.store(), rig.model());
      new Workload(SEED + 1, clock).writeAfter(rig);
      rig.close();
      assertIsInQuarantine(rig.disk(), place.segment(), damaged);
      rig.open();
      assertThat(figures(rig).rebuilds()).as("%s", place).isZero();
      rig.close();
    }
  }

  private static void assertIsInQuarantine(SimulatedDisk disk, long segment, byte[] damaged)
      throws IOException {
    assertThat(disk.exists(SegmentPaths.file(segment))).isFalse();
    assertThat(disk.exists(SegmentPaths.graph(segment))).isFalse();
    assertThat(DiskImage.read(disk, "quarantine/" + SegmentPaths.name(segment))).isEqualTo(damaged);
  }

  private static StoreStats.Segments figures(Rig rig) {
    return rig.store().stats().segments();
  }

  @Test
  void whatAReadFindsDamagedIsRebuiltWithTheNextWrite() throws IOException {
    Set<Section> rebuilt = EnumSet.noneOf(Section.class);
    for (Wounds.Place place : indexesOfOne()) {
      Rig rig = another();
      place.inBody(rig.disk());
      rig.open();
      Questions.askAll(rig.store(), rig.model());
      new Workload(SEED + 1, clock).writeAfter(rig);
      if (figures(rig).rebuilds() > 0) {
        rebuilt.add(place.section());
      }
      Questions.askAll(rig.store(), rig.model());
      rig.close();
      rig.open();
      rig.close();
    }
    assertThat(rebuilt)
        .contains(
            Section.ROW_RECORDS,
            Section.ITEM_SIEVE,
            Section.EDGE_SIEVE,
            Section.EDGES_IN,
            Section.POSTINGS,
            Section.ORDER_KAPPA,
            Section.STATISTICS);
  }

  @Test
  void allIndexesOfAllSegmentsAreRebuiltAtOnce() throws IOException {
    Rig rig = another();
    for (Wounds.Place place : indexes()) {
      place.atHead(rig.disk());
    }
    rig.open();
    assertThat(figures(rig).rebuilds()).isEqualTo(figures(rig).count());
    Questions.askAll(rig.store(), rig.model());
    rig.close();
    rig.open();
    rig.close();
  }

  @Test
  void aCrashAtAnyOperationLeavesTheStateBeforeOrAfter() throws IOException {
    List<Wounds.Place> wounds = indexesOfOne();
    long crashes = 0;
    for (long nth = 1; ; nth++) {
      Rig rig = another();
      wounded(rig.disk(), wounds);
      rig.disk().plan(FaultPlan.NONE.crashInside(nth).seed(nth));
      try {
        rig.open();
      } catch (T4dxException.DiskFailure | T4dxException.ReadOnly e) {
        assertThat(Rig.hasLostPower(rig.disk())).as("%s", e).isTrue();
      }
      boolean crashed = Rig.hasLostPower(rig.disk());
      rig.abandon();
      if (!crashed) {
        break;
      }
      crashes++;
      for (Survival survival : survivals(nth)) {
        check(rig.over(rig.disk().crash(survival)), wounds, "crash at " + nth + ", " + survival);
      }
    }
    assertThat(crashes).isGreaterThan(50);
  }

  @Test
  void anyOperationMayFail() throws IOException {
    List<Wounds.Place> wounds = indexesOfOne();
    Rig unharmed = another();
    wounded(unharmed.disk(), wounds);
    unharmed.open();
    for (Operation kind : Operation.values()) {
      long count = unharmed.disk().operations(kind);
      // The hundred reads of one opening are much alike.
      long step = kind.mutating() ? 1 : 5;
      for (long nth = 1; nth <= count; nth += step) {
        Rig rig = another();
        wounded(rig.disk(), wounds);
        boolean once = nth % 2 == 0;
        rig.disk()
            .plan(once ? FaultPlan.NONE.failAt(kind, nth) : FaultPlan.NONE.failFrom(kind, nth));
        try {
          rig.open();
          Questions.askAll(rig.store(), rig.model());
        } catch (T4dxException.DiskFailure | T4dxException.ReadOnly e) {
          assertThat(e).hasMessageContaining("simulated");
        }
        rig.disk().plan(FaultPlan.NONE);
        rig.abandon();
        check(rig.over(rig.disk()), wounds, kind + " " + nth + " fails");
      }
    }
    unharmed.close();
  }

  private static List<Survival> survivals(long nth) {
    return List.of(nth % 2 == 0 ? Survival.NONE : Survival.ALL, Survival.part(nth));
  }

  private static void wounded(SimulatedDisk disk, List<Wounds.Place> wounds) throws IOException {
    for (Wounds.Place place : wounds) {
      place.atHead(disk);
    }
  }

  /** The store is whole, and the damaged bytes are still somewhere. */
  private void check(Rig rig, List<Wounds.Place> wounds, String what) {
    try {
      rig.openAfterPowerLoss();
      assertThat(figures(rig).damaged()).isZero();
      Questions.askAll(rig.store(), rig.model());
      rig.close();
      rig.open();
      rig.close();
      long segment = wounds.getFirst().segment();
      assertThat(rig.disk().exists("quarantine/" + SegmentPaths.name(segment))).isTrue();
    } catch (RuntimeException | AssertionError | IOException e) {
      throw new AssertionError(what + "\n" + e.getMessage(), e);
    }
  }

  @Test
  void withoutSpaceTheStoreGoesOnWithoutTheIndex() throws IOException {
    List<Wounds.Place> wounds = indexesOfOne();
    StoreOptions options = Workload.options(clock).listener(events::add).build();
    int gaveUp = 0;
    for (int space = 256 << 10; space < 400 << 10; space += 8 << 10) {
      SimulatedDisk disk = another().disk();
      wounded(disk, wounds);
      disk.plan(FaultPlan.NONE.space(space));
      events.clear();
      try (Engine store = Engine.open(disk, options, TUNING)) {
        int failures = events.stream().anyMatch(StoreEvent.RebuildFailed.class::isInstance) ? 1 : 0;
        assertThat(store.stats().segments().damaged()).isEqualTo(failures);
        Questions.askAll(store, lived.model());
        gaveUp += failures;
      } catch (T4dxException.DiskFailure e) {
        assertThat(e).hasMessageContaining("the disk is full");
      }
    }
    assertThat(gaveUp).isPositive();
  }
}
