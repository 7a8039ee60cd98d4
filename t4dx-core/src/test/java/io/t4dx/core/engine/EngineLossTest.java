package io.t4dx.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import io.t4dx.store.RecoveryMode;
import io.t4dx.store.RecoveryReport;
import io.t4dx.store.RecoveryReport.Loss;
import io.t4dx.store.RecoveryReport.Share;
import io.t4dx.store.Store;
import io.t4dx.store.StoreEvent;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.T4dxException;
import io.t4dx.testing.DiskImage;
import io.t4dx.testing.ManualClock;
import io.t4dx.testing.ModelReads;
import io.t4dx.testing.Rig;
import io.t4dx.testing.Workload;
import io.t4dx.testing.Wounds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is said of a segment whose truth is damaged, and what comes back from the log. */
final class EngineLossTest {
  private static final long SEED = 18;
  private static final EngineTuning TUNING =
      EngineTuning.DEFAULT
          .flushing(EngineTuning.Flushing.CALLER)
          .graphFrom(1)
          .merging(MergePolicy.NEVER);

  private final ManualClock clock = ManualClock.standing();
  private final List<StoreEvent> events = new ArrayList<>();

  private StoreOptions options(RecoveryMode mode) {
    return Workload.options(clock).recoveryMode(mode).listener(events::add).build();
  }

  private Rig lived() {
    Rig rig = new Rig(TUNING::open, options(RecoveryMode.STRICT), clock);
    new Workload(SEED, clock).run(rig);
    return rig;
  }

  private static Wounds.Place last(SimulatedDisk disk, Section section) throws IOException {
    return Wounds.of(disk, Section.Role.TRUTH).stream()
        .filter(place -> place.section() == section)
        .max(Comparator.comparingLong(Wounds.Place::segment))
        .orElseThrow();
  }

  private Engine degraded(SimulatedDisk disk) {
    return Engine.open(disk, options(RecoveryMode.DEGRADED), TUNING);
  }

  private static Set<ItemKey> keys(Store store) {
    Set<ItemKey> keys = new HashSet<>();
    for (String namespace : store.namespaces()) {
      try (ItemStream items = store.scan(Scan.in(namespace))) {
        while (items.hasNext()) {
          keys.add(items.next().key());
        }
      }
    }
    return keys;
  }

  private static Set<ItemKey> keys(ModelReads model) {
    Set<ItemKey> keys = new HashSet<>();
    for (String namespace : model.namespaces()) {
      try (ItemStream items = model.scan(Scan.in(namespace))) {
        while (items.hasNext()) {
          keys.add(items.next().key());
        }
      }
    }
    return keys;
  }

  @Test
  void degradedNamesEveryItemThatIsGoneAndNoOther() throws IOException {
    Rig lived = lived();
    List<Wounds.Place> kappas = new ArrayList<>(Wounds.of(lived.disk(), Section.Role.TRUTH));
    kappas.removeIf(place -> place.section() != Section.KAPPA);
    assertThat(kappas).hasSizeGreaterThan(2);
    for (Wounds.Place place : kappas) {
      SimulatedDisk disk = lived.disk().crash(Survival.ALL);
      place.atHead(disk);
      events.clear();
      try (Engine store = degraded(disk)) {
        Loss loss = store.recovery().losses().getFirst();
        assertThat(loss.file()).contains(SegmentPaths.name(place.segment()));
        assertThat(loss.items()).isEqualTo(loss.keys().size());
        Set<ItemKey> found = keys(store);
        assertThat(loss.keys()).noneMatch(found::contains);
        found.addAll(loss.keys());
        assertThat(found).isEqualTo(keys(lived.model()));
        assertThat(loss.shares().stream().mapToLong(Share::items).sum()).isEqualTo(loss.items());
        assertThat(loss.shares().stream().mapToLong(Share::edges).sum()).isEqualTo(loss.edges());
        assertThat(store.recovery().intact()).isFalse();
        assertThat(events).contains(new StoreEvent.SegmentLost(loss));
      }
      try (Engine store = Engine.open(disk, options(RecoveryMode.STRICT), TUNING)) {
        assertThat(store.recovery().intact()).isTrue();
      }
    }
  }

  @Test
  void strictNamesThemAndChangesNothing() throws IOException {
    SimulatedDisk disk = lived().disk();
    Wounds.Place place = last(disk, Section.KAPPA);
    place.atHead(disk);
    Map<String, String> before = DiskImage.of(disk, SegmentPaths.DIRECTORY);
    T4dxException.StoreDamaged refusal =
        catchThrowableOfType(
            T4dxException.StoreDamaged.class,
            () -> Engine.open(disk, options(RecoveryMode.STRICT), TUNING).close());
    assertThat(refusal)
        .hasMessageContaining(SegmentPaths.name(place.segment()))
        .hasMessageContaining("column.kappa")
        .hasMessageMatching("(?s).*at stake are \\d+ items and \\d+ edges written from LSN.*")
        .hasMessageMatching("(?s).*namespace [^:]+: \\d+ items from [-0-9a-f]+ to [-0-9a-f]+,.*")
        .hasMessageContaining("t4dx repair STORE");
    assertThat(DiskImage.of(disk, SegmentPaths.DIRECTORY)).isEqualTo(before);
    assertThat(disk.list("quarantine")).isEmpty();
  }

  @Test
  void whereTheKeysAreDamagedTooTheCountsAreTold() throws IOException {
    SimulatedDisk disk = lived().disk();
    last(disk, Section.KAPPA).atHead(disk);
    last(disk, Section.KEYS).atHead(disk);
    try (Engine store = degraded(disk)) {
      Loss loss = store.recovery().losses().getFirst();
      assertThat(loss.keys()).isEmpty();
      assertThat(loss.shares()).isNotEmpty().allMatch(share -> share.first().isEmpty());
      assertThat(loss.shares().stream().mapToLong(Share::items).sum()).isEqualTo(loss.items());
    }
  }

  @Test
  void whereNothingCanBeReadTheManifestTells() throws IOException {
    SimulatedDisk disk = lived().disk();
    Wounds.Place place = last(disk, Section.KAPPA);
    disk.delete(SegmentPaths.file(place.segment()));
    try (Engine store = degraded(disk)) {
      Loss loss = store.recovery().losses().getFirst();
      assertThat(loss.items()).isPositive();
      assertThat(loss.shares()).isEmpty();
      assertThat(loss.lastLsn()).isBetween(loss.firstLsn(), store.lsn());
    }
  }

  private static final int ITEMS = 12;

  private static UUID id(int number) {
    return new UUID(9, number);
  }

  /**
   * Twelve items, four to a file of the log, all in one segment behind another one; no file of the
   * log could be deleted when they were flushed.
   */
  private SimulatedDisk twelve() {
    StoreOptions large = Workload.options(clock).memtableItems(1_000).build();
    SimulatedDisk disk = new SimulatedDisk();
    try (Engine store = Engine.open(disk, large, TUNING)) {
      store.insert(ItemDraft.in("before").id(id(0)).build());
    }
    try (Engine store = Engine.open(disk, large, TUNING)) {
      for (int i = 0; i < ITEMS; i++) {
        store.insert(ItemDraft.in("alice").id(id(i)).content("long ".repeat(3_000)).build());
      }
      disk.plan(FaultPlan.NONE.failFrom(Operation.DELETE, 1));
    }
    disk.plan(FaultPlan.NONE);
    return disk;
  }

  @Test
  void whatTheLogStillHasIsReplayed() throws IOException {
    for (RecoveryMode mode : RecoveryMode.values()) {
      SimulatedDisk disk = twelve();
      last(disk, Section.KAPPA).atHead(disk);
      try (Engine store = Engine.open(disk, options(mode), TUNING)) {
        RecoveryReport report = store.recovery();
        assertThat(report.intact()).isTrue();
        assertThat(report.replayed())
            .containsExactly(
                new RecoveryReport.Replayed("simulated:/segments/000002.seg", 2, ITEMS + 1));
        assertThat(report.quarantined()).anyMatch(path -> path.contains("000002.seg"));
        assertThat(store.stats().items()).isEqualTo(ITEMS + 1);
      }
      try (Engine store = Engine.open(disk, options(RecoveryMode.STRICT), TUNING)) {
        assertThat(store.stats().items()).isEqualTo(ITEMS + 1);
        assertThat(store.recovery().replayed()).isEmpty();
      }
    }
  }

  @Test
  void whatTheLogHasOfASegmentIsReplayedAndTheRestIsNamed() throws IOException {
    SimulatedDisk disk = twelve();
    List<String> log = disk.list("wal");
    assertThat(log).hasSizeGreaterThan(4);
    for (String name : log.subList(0, 2)) {
      disk.delete("wal/" + name);
    }
    last(disk, Section.KAPPA).atHead(disk);
    assertThat(
            catchThrowableOfType(
                T4dxException.StoreDamaged.class,
                () -> Engine.open(disk, options(RecoveryMode.STRICT), TUNING).close()))
        .isNotNull();
    int kept;
    try (Engine store = degraded(disk)) {
      Loss loss = store.recovery().losses().getFirst();
      assertThat(loss.firstLsn()).isEqualTo(2);
      assertThat(loss.lastLsn()).isLessThan(ITEMS);
      kept = (int) (ITEMS + 1 - loss.lastLsn());
      for (int i = 0; i < ITEMS; i++) {
        Optional<Item> item = store.get(new ItemKey("alice", id(i)));
        assertThat(item.isPresent()).as("item %d", i).isEqualTo(i + 2 > loss.lastLsn());
      }
      assertThat(store.lsn()).isEqualTo(ITEMS + 1L);
      assertThat(store.stats().items()).isEqualTo(kept + 1);
    }
    try (Engine store = Engine.open(disk, options(RecoveryMode.STRICT), TUNING)) {
      assertThat(store.recovery().intact()).isTrue();
      assertThat(store.stats().items()).isEqualTo(kept + 1);
    }
  }
}
