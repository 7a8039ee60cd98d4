package io.t4dx.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.disk.sim.FaultPlan;
import io.t4dx.core.disk.sim.Operation;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.disk.sim.Survival;
import io.t4dx.core.merge.MergePolicy;
import io.t4dx.core.segment.format.Section;
import io.t4dx.core.segment.format.SegmentPaths;
import io.t4dx.model.Item;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.query.Scan;
import io.t4dx.store.ItemStream;
import io.t4dx.store.Reads;
import io.t4dx.store.RecoveryMode;
import io.t4dx.store.RepairMode;
import io.t4dx.store.RepairReport;
import io.t4dx.store.RepairReport.Remedy;
import io.t4dx.store.RepairReport.SegmentFinding;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.T4dxException;
import io.t4dx.testing.DiskImage;
import io.t4dx.testing.ManualClock;
import io.t4dx.testing.ModelReads;
import io.t4dx.testing.Questions;
import io.t4dx.testing.Rig;
import io.t4dx.testing.Workload;
import io.t4dx.testing.Wounds;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A repair finds every damage of segments, and keeps all that can be read. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class EngineRepairTest {
  private static final long SEED = 19;
  private static final EngineTuning TUNING =
      EngineTuning.DEFAULT
          .flushing(EngineTuning.Flushing.CALLER)
          .graphFrom(1)
          .merging(MergePolicy.NEVER);

  private final ManualClock clock = ManualClock.standing();
  private SimulatedDisk lived = new SimulatedDisk();
  private ModelReads expected = new Rig(TUNING::open, options(), clock).model();

  private long items;
  private long edges;

  private StoreOptions options() {
    return Workload.options(clock).build();
  }

  @BeforeEach
  void liveALife() {
    Rig rig = new Rig(TUNING::open, options(), clock);
    new Workload(SEED, clock).run(rig);
    lived = rig.disk();
    expected = rig.model();
    try (Engine store = open(another())) {
      items = store.stats().items();
      edges = store.stats().edges();
    }
  }

  private SimulatedDisk another() {
    return lived.crash(Survival.ALL);
  }

  /** The sections of two segments. */
  private List<Wounds.Place> firstTwo(Section.Role role) throws IOException {
    List<Wounds.Place> places = Wounds.of(another(), role);
    long first = places.getFirst().segment();
    return places.stream().filter(place -> place.segment() <= first + 1).toList();
  }

  private static RepairReport look(SimulatedDisk disk) {
    return StoreRepair.repair(disk, RepairMode.LOOK);
  }

  private static RepairReport salvage(SimulatedDisk disk) {
    return StoreRepair.repair(disk, RepairMode.SALVAGE);
  }

  private Engine open(SimulatedDisk disk) {
    return Engine.open(disk, options(), TUNING);
  }

  private static Map<ItemKey, Item> items(Reads store, SortedSet<String> namespaces) {
    Map<ItemKey, Item> found = new HashMap<>();
    for (String namespace : namespaces) {
      try (ItemStream items = store.scan(Scan.in(namespace))) {
        items.forEachRemaining(item -> found.put(item.key(), item));
      }
    }
    return found;
  }

  private static Map<String, String> files(SimulatedDisk disk) throws IOException {
    Map<String, String> files = new HashMap<>();
    for (String directory : List.of("segments", "wal", "quarantine")) {
      DiskImage.of(disk, directory)
          .forEach((name, bytes) -> files.put(directory + "/" + name, bytes));
    }
    return files;
  }

  @Test
  void aSoundStoreIsLeftAlone() throws IOException {
    SimulatedDisk disk = another();
    Map<String, String> before = files(disk);
    for (RepairMode mode : RepairMode.values()) {
      RepairReport report = StoreRepair.repair(disk, mode);
      assertThat(report.intact()).isTrue();
      assertThat(report.segments()).isEmpty();
    }
    assertThat(files(disk)).isEqualTo(before);
  }

  @Test
  void aDamagedIndexIsFoundAndMadeAgain() throws IOException {
    for (Wounds.Place place : firstTwo(Section.Role.INDEX)) {
      SimulatedDisk disk = another();
      place.inBody(disk);
      Map<String, String> before = files(disk);
      RepairReport looked = look(disk);
      SegmentFinding finding = looked.segments().getFirst();
      assertThat(finding.file()).contains(SegmentPaths.name(place.segment()));
      assertThat(finding.remedy()).isEqualTo(Remedy.REBUILD);
      assertThat(finding.what()).anyMatch(what -> what.contains(place.section().text()));
      assertThat(looked.intact()).isTrue();
      assertThat(files(disk)).isEqualTo(before);

      assertThat(salvage(disk).quarantined()).hasSize(1);
      assertThat(look(disk).segments()).isEmpty();
      try (Engine store = open(disk)) {
        assertThat(store.stats().segments().rebuilds()).isZero();
        Questions.askAll(store, expected);
      }
    }
  }

  @Test
  void whatCanBeReadOfADamagedSegmentIsKept() throws IOException {
    for (Wounds.Place place : firstTwo(Section.Role.TRUTH)) {
      SimulatedDisk disk = another();
      place.inBody(disk);
      SegmentFinding looked = look(disk).segments().getFirst();
      assertThat(looked.remedy()).as("%s", place).isEqualTo(Remedy.SALVAGE);

      RepairReport report = salvage(disk);
      SegmentFinding finding = report.segments().getFirst();
      assertThat(finding).isEqualTo(looked);
      assertThat(report.damages()).hasSize(1);
      assertThat(report.quarantined()).anyMatch(path -> path.contains("quarantine/"));
      assertThat(look(disk).segments()).isEmpty();
      try (Engine store = open(disk)) {
        assertThat(store.recovery().intact()).isTrue();
        check(store, place, finding);
      }
    }
  }

  /** All that is not said to be lost is there, and as it was. */
  private void check(Store store, Wounds.Place place, SegmentFinding finding) {
    Map<ItemKey, Item> there = items(store, expected.namespaces());
    Map<ItemKey, Item> wanted = items(expected, expected.namespaces());
    Set<ItemKey> gone = new HashSet<>(wanted.keySet());
    gone.removeAll(there.keySet());
    assertThat(gone).as("%s", place).hasSize((int) (finding.items() - finding.keptItems()));
    if (place.section() != Section.KEYS && place.section() != Section.NAMESPACES) {
      assertThat(gone).as("%s", place).isEqualTo(Set.copyOf(finding.lostKeys()));
    }
    // Where changes of other segments' items are lost, those have older values.
    boolean changes = place.section() == Section.PATCHES || finding.keptItems() == 0;
    there.forEach(
        (key, item) -> {
          if (!changes) {
            assertThat(item).as("%s", place).isEqualTo(wanted.get(key));
          }
        });
    long edgesGone = edges - store.stats().edges();
    assertThat(edgesGone).as("%s", place).isEqualTo(finding.edges() - finding.keptEdges());
  }

  @Test
  void aSegmentThatIsMissingOrHasNoEnvelopeIsDoneWithout() throws IOException {
    for (boolean missing : new boolean[] {true, false}) {
      SimulatedDisk disk = another();
      if (missing) {
        disk.delete(SegmentPaths.file(1));
      } else {
        disk.flip(SegmentPaths.file(1), 3, 1);
      }
      SegmentFinding finding = salvage(disk).segments().getFirst();
      assertThat(finding.keptItems()).isZero();
      assertThat(finding.keptEdges()).isZero();
      try (Engine store = open(disk)) {
        assertThat(store.recovery().intact()).isTrue();
        assertThat(items - store.stats().items()).isEqualTo(finding.items());
      }
    }
  }

  @Test
  void aDamagedGraphIsFound() throws IOException {
    SimulatedDisk disk = another();
    String path =
        disk.list(SegmentPaths.DIRECTORY).stream()
            .filter(name -> name.endsWith(".hnsw"))
            .findFirst()
            .orElseThrow();
    disk.flip(SegmentPaths.DIRECTORY + "/" + path, 400, 1);
    SegmentFinding finding = look(disk).segments().getFirst();
    assertThat(finding.what().getFirst()).contains(path);
    assertThat(finding.remedy()).isEqualTo(Remedy.REBUILD);
    salvage(disk);
    try (Engine store = open(disk)) {
      Questions.askAll(store, expected);
    }
  }

  @Test
  void aCrashOrAnErrorAtAnyOperationCanBeRepairedAgain() throws IOException {
    List<Wounds.Place> wounds =
        Wounds.of(another(), Section.Role.TRUTH).stream()
            .filter(place -> place.section() == Section.CONTENTS)
            .limit(2)
            .toList();
    assertThat(wounds).hasSize(2);
    Map<ItemKey, Item> kept;
    SimulatedDisk unharmed = wounded(wounds);
    long operations = unharmed.operations();
    salvage(unharmed);
    operations = unharmed.operations() - operations;
    try (Engine store = open(unharmed)) {
      kept = items(store, expected.namespaces());
      assertThat(kept).isNotEmpty().hasSizeLessThan(items(expected, expected.namespaces()).size());
    }
    assertThat(operations).isGreaterThan(40);
    for (long nth = 1; nth <= operations; nth += 2) {
      check(FaultPlan.NONE.crashInside(nth).seed(nth), wounds, kept);
    }
    for (Operation kind : Operation.values()) {
      for (long nth = 1; nth <= 6; nth += 2) {
        check(FaultPlan.NONE.failFrom(kind, nth), wounds, kept);
      }
    }
  }

  private SimulatedDisk wounded(List<Wounds.Place> wounds) throws IOException {
    SimulatedDisk disk = another();
    for (Wounds.Place place : wounds) {
      place.inBody(disk);
    }
    return disk;
  }

  private void check(FaultPlan plan, List<Wounds.Place> wounds, Map<ItemKey, Item> kept)
      throws IOException {
    SimulatedDisk disk = wounded(wounds);
    disk.plan(plan);
    try {
      salvage(disk);
    } catch (T4dxException.DiskFailure e) {
      assertThat(e).hasMessageContaining("simulated");
    }
    SimulatedDisk found = disk;
    if (Rig.hasLostPower(disk)) {
      found = disk.crash(Survival.part(plan.hashCode()));
    } else {
      disk.plan(FaultPlan.NONE);
    }
    salvage(found);
    try (Engine store = open(found)) {
      assertThat(store.recovery().intact()).as("%s", plan).isTrue();
      assertThat(items(store, expected.namespaces())).as("%s", plan).isEqualTo(kept);
    }
    for (Wounds.Place place : wounds) {
      assertThat(found.exists("quarantine/" + SegmentPaths.name(place.segment()))).isTrue();
    }
  }

  @Test
  void whatTheLogStillHasIsLeftToTheNextOpening() throws IOException {
    SimulatedDisk disk = new SimulatedDisk();
    try (Engine store = open(disk)) {
      for (int i = 0; i < 5; i++) {
        store.insert(ItemDraft.in("alice").id(new UUID(1, i)).content("item " + i).build());
      }
      disk.plan(FaultPlan.NONE.failFrom(Operation.DELETE, 1));
    }
    disk.plan(FaultPlan.NONE);
    for (Wounds.Place place : Wounds.of(disk, Section.Role.TRUTH)) {
      if (place.section() == Section.CONTENTS) {
        place.inBody(disk);
      }
    }
    assertThat(look(disk).intact()).isTrue();
    assertThat(look(disk).segments().getFirst().remedy()).isEqualTo(Remedy.REPLAY);
    assertThat(salvage(disk).quarantined()).hasSize(1);
    try (Engine store = open(disk)) {
      assertThat(store.recovery().replayed()).hasSize(1);
      assertThat(store.stats().items()).isEqualTo(5);
      assertThat(items(store, store.namespaces()).values())
          .allMatch(item -> item.content().startsWith("item "));
    }
  }

  @Test
  void segmentsThatALostManifestMayHaveNamedAreNotDeleted() throws IOException {
    for (boolean repairing : new boolean[] {true, false}) {
      SimulatedDisk disk = another();
      String newest =
          disk.list("").stream()
              .filter(name -> name.startsWith("manifest-"))
              .reduce((older, newer) -> newer)
              .orElseThrow();
      String segment =
          disk.list(SegmentPaths.DIRECTORY).stream()
              .filter(name -> name.endsWith(".seg"))
              .reduce((older, newer) -> newer)
              .orElseThrow();
      disk.flip(newest, 30, 1);
      if (repairing) {
        RepairReport report = salvage(disk);
        assertThat(report.lost()).isNotEmpty();
      }
      RecoveryMode mode = repairing ? RecoveryMode.STRICT : RecoveryMode.DEGRADED;
      StoreOptions options = Workload.options(clock).recoveryMode(mode).build();
      for (int i = 0; i < 5; i++) {
        try (Engine store = Engine.open(disk, options, TUNING)) {
          store.insert(ItemDraft.in("alice").build());
        }
      }
      assertThat(disk.exists("quarantine/" + segment)).isTrue();
    }
  }
}
