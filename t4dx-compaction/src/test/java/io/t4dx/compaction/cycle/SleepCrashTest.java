package io.t4dx.compaction.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.disk.sim.FaultPlan;
import io.t4dx.core.disk.sim.Operation;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.disk.sim.Survival;
import io.t4dx.model.Edge;
import io.t4dx.model.EdgeType;
import io.t4dx.model.Item;
import io.t4dx.model.ItemKey;
import io.t4dx.query.Direction;
import io.t4dx.store.T4dxException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A whole cycle on a disk that fails, or loses its power, at each of its operations in turn. */
final class SleepCrashTest {
  private static final List<Long> FADED = List.of(1L, 2L, 3L, 4L);
  private static final List<Long> GROUP = List.of(10L, 11L, 12L, 13L);
  private static final List<Long> REPLAYED = List.of(20L, 21L, 22L, 23L);
  private static final List<Long> OTHERS = List.of(30L, 31L, 32L);

  /**
   * Operations that follow each other fail alike; a stride that is prime to the rest meets all
   * kinds.
   */
  private static final long STRIDE = Long.getLong("t4dx.crash.stride", 5);

  private final Bed first = Bed.made();
  private final SimulatedDisk before = prepared();

  /** The disk of a store in which each pass has something to do, closed. */
  private SimulatedDisk prepared() {
    for (long id : FADED) {
      first.insert(Bed.draft(id).importance(0f).vector(1, (float) id, 0, 0));
    }
    first.edge(1, EdgeType.USES, 2, 0.5f);
    first.edge(1, EdgeType.USES, 10, 0.5f);
    first.store().flush();
    for (long id : GROUP) {
      first.insert(Bed.draft(id).kappa(0.5f).vector(0, 0, 1, 0.001f * id));
    }
    for (long id : OTHERS) {
      first.insert(Bed.draft(id).kappa(0.5f).vector(1, 0, 0, 0.001f * id));
    }
    first.store().flush();
    for (long id : REPLAYED) {
      first.insert(Bed.draft(id).kappa(0.125f).importance(0.75f).session("s"));
    }
    first.edge(20, EdgeType.CAUSES, 21, 0.5f);
    first.edge(20, EdgeType.CAUSES, 22, 0.001f);
    first.store().flush();
    first.pass(Duration.ofDays(31));
    first.close();
    return first.disk();
  }

  private Bed again() {
    return first.over(before.crash(Survival.ALL));
  }

  /** What a cycle makes of it where nothing goes wrong. */
  private Bed.Contents slept() {
    try (Bed bed = again()) {
      bed.store().sleep().run();
      return bed.contents();
    }
  }

  @Test
  void eachPassHasSomethingToDo() {
    try (Bed bed = again()) {
      var report = bed.store().sleep().run();
      assertThat(report.replayed().items()).isEqualTo(REPLAYED.size());
      assertThat(report.replayed().edges()).hasSize(2);
      assertThat(report.clusters())
          .extracting(cluster -> cluster.members().size())
          .containsExactlyInAnyOrder(GROUP.size(), OTHERS.size());
      assertThat(report.forgotten().count()).isEqualTo(FADED.size());
      assertThat(report.forgotten().lightEdges()).isEqualTo(1);
      assertThat(report.bytes().written()).isPositive();
    }
  }

  @Test
  void aCrashAtAnyOperationLeavesWholeSteps() {
    assertThat(crashEverywhere(FaultPlan.NONE::crashAt)).isGreaterThan(20);
  }

  @Test
  void aCrashInsideAnyOperationLeavesWholeSteps() {
    long crashes = crashEverywhere(nth -> FaultPlan.NONE.crashInside(nth).seed(nth));
    assertThat(crashes).isGreaterThan(20);
  }

  private long crashEverywhere(LongFunction<FaultPlan> plans) {
    Set<UUID> prototypes = prototypes(slept());
    for (long nth = 1; ; nth += STRIDE) {
      Bed bed = again();
      bed.disk().plan(plans.apply(nth));
      boolean crashed = false;
      try {
        bed.store().sleep().run();
      } catch (T4dxException.DiskFailure | T4dxException.ReadOnly e) {
        crashed = true;
      }
      if (!crashed) {
        bed.disk().plan(FaultPlan.NONE);
        bed.close();
        return nth / STRIDE;
      }
      Survival survival =
          List.of(Survival.NONE, Survival.ALL, Survival.part(nth), Survival.part(~nth))
              .get((int) (nth / STRIDE % 4));
      SimulatedDisk left = bed.disk().crash(survival);
      try (Bed found = bed.over(left)) {
        check(found, prototypes);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError(
            "crash at "
                + nth
                + ", survival "
                + survival
                + "\n  "
                + String.join("\n  ", bed.disk().trace()),
            e);
      }
    }
  }

  @Test
  void aFailureOfAnyOperationLeavesWholeSteps() {
    Set<UUID> prototypes = prototypes(slept());
    long noticed = 0;
    for (Operation kind : Operation.values()) {
      long count;
      try (Bed bed = again()) {
        long opened = bed.disk().operations(kind);
        bed.store().sleep().run();
        count = bed.disk().operations(kind) - opened;
      }
      for (long nth = 1; nth <= count; nth += STRIDE) {
        noticed += fail(FaultPlan.NONE.failAt(kind, nth), prototypes) ? 1 : 0;
        noticed += fail(FaultPlan.NONE.failFrom(kind, nth), prototypes) ? 1 : 0;
      }
    }
    assertThat(noticed).isGreaterThan(20);
  }

  @Test
  void aFullDiskLeavesWholeSteps() {
    Set<UUID> prototypes = prototypes(slept());
    long noticed = 0;
    for (long space = 0; space < 200_000; space += 7_919) {
      noticed += fail(FaultPlan.NONE.space(space), prototypes) ? 1 : 0;
    }
    assertThat(noticed).isGreaterThan(5);
  }

  @Test
  void aFailureOfAnyOperationOfOpeningLeavesTheStoreFree() {
    SimulatedDisk slept;
    try (Bed bed = again()) {
      bed.store().sleep().run();
      slept = bed.disk();
    }
    long refused = 0;
    for (Operation kind : Operation.values()) {
      long count;
      SimulatedDisk unharmed = slept.crash(Survival.ALL);
      try (Bed bed = first.over(unharmed)) {
        count = unharmed.operations(kind);
        assertThat(bed.isThere(1)).isFalse();
      }
      for (long nth = 1; nth <= count; nth++) {
        SimulatedDisk disk = slept.crash(Survival.ALL);
        disk.plan(FaultPlan.NONE.failAt(kind, nth));
        try {
          first.over(disk).close();
        } catch (T4dxException e) {
          refused++;
        }
        disk.plan(FaultPlan.NONE);
        try (Bed bed = first.over(disk)) {
          assertThat(bed.store().sleep().why(Bed.key(1)).forgotten())
              .as("%s %d", kind, nth)
              .isPresent();
        }
      }
    }
    assertThat(refused).isGreaterThan(10);
  }

  private boolean fail(FaultPlan plan, Set<UUID> prototypes) {
    Bed bed = again();
    bed.disk().plan(plan);
    boolean noticed = false;
    try {
      bed.store().sleep().run();
    } catch (T4dxException e) {
      noticed = true;
    }
    SimulatedDisk left = bed.disk().crash(Survival.ALL);
    try (Bed found = bed.over(left)) {
      check(found, prototypes);
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(plan + "\n  " + String.join("\n  ", bed.disk().trace()), e);
    }
    return noticed;
  }

  private void check(Bed found, Set<UUID> prototypes) {
    checkWholeSteps(found);
    found.store().sleep().run();
    assertThat(prototypes(found.contents())).isEqualTo(prototypes);
    assertThat(FADED).noneMatch(found::isThere);
    checkWholeSteps(found);
    for (long id : FADED) {
      assertThat(found.store().sleep().restore(Bed.key(id))).as("item %d", id).isTrue();
      assertThat(found.store().get(Bed.key(id)).orElseThrow().content()).isEqualTo("item " + id);
    }
  }

  /** Nothing is lost, and what belongs together is there together or not at all. */
  private static void checkWholeSteps(Bed found) {
    for (long id : FADED) {
      assertThat(found.isThere(id) || isForgotten(found, id)).as("item %d", id).isTrue();
    }
    Set<Float> gains = new HashSet<>();
    REPLAYED.forEach(id -> gains.add(found.kappa(id)));
    assertThat(gains).as("gains of one batch").hasSize(1);
    Set<UUID> prototypes = prototypes(found.contents());
    for (long id : LongStream.concat(stream(GROUP), stream(OTHERS)).toArray()) {
      Item member = found.store().get(Bed.key(id)).orElseThrow();
      List<UUID> into =
          found.store().edges(Bed.ALICE, member.id(), Direction.OUT).stream()
              .filter(edge -> edge.type().equals(EdgeType.CONSOLIDATED_INTO))
              .map(Edge::target)
              .toList();
      assertThat(member.kappa()).isEqualTo(into.isEmpty() ? 0.5f : 0.5f + 0.2f);
      assertThat(prototypes).containsAll(into);
    }
    for (UUID prototype : prototypes) {
      assertThat(found.store().edges(Bed.ALICE, prototype, Direction.BOTH).size() / 2)
          .isIn(GROUP.size(), OTHERS.size());
    }
  }

  private static LongStream stream(List<Long> ids) {
    return ids.stream().mapToLong(Long::longValue);
  }

  private static boolean isForgotten(Bed found, long id) {
    ItemKey key = Bed.key(id);
    return found.store().sleep().why(key).forgotten().isPresent();
  }

  private static Set<UUID> prototypes(Bed.Contents contents) {
    Set<UUID> prototypes = new HashSet<>();
    for (Item item : contents.items()) {
      if (item.metadata().asMap().containsKey("t4dx.prototype")) {
        prototypes.add(item.id());
      }
    }
    return prototypes;
  }
}
