package io.t4dx.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.disk.sim.Survival;
import io.t4dx.index.kernel.Metric;
import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeType;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.store.RecoveryMode;
import io.t4dx.store.RecoveryReport;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.T4dxException;
import io.t4dx.testing.Agreement;
import io.t4dx.testing.DiskImage;
import io.t4dx.testing.History;
import io.t4dx.testing.LoggedLines;
import io.t4dx.testing.ManualClock;
import io.t4dx.testing.ModelReads;
import io.t4dx.testing.Rig;
import io.t4dx.write.FieldUpdate;
import io.t4dx.write.Operation;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an opening says and does when bytes of the store are not what was written. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class EngineDamageTest {
  private static final ItemKey KEY = new ItemKey("alice", new UUID(7, 7));

  private final ManualClock clock = ManualClock.standing();
  private History history = new History();

  private StoreOptions options(RecoveryMode mode) {
    return StoreOptions.builder()
        .clock(clock)
        .randomSeed(1)
        .recoveryMode(mode)
        .logFileBytes(64 << 10)
        .logLineBytes(64 << 10)
        .build();
  }

  /** A small store that lost power, or was closed; asked with crash(ALL) for a copy each time. */
  private SimulatedDisk small(boolean closed) {
    Rig rig = new Rig(EngineDamageTest::open, options(RecoveryMode.STRICT), clock);
    rig.open();
    rig.write(
        List.of(
            new Operation.Insert(
                ItemDraft.in(KEY.namespace()).id(KEY.id()).content("tea").vector(1, 2).build(),
                List.of(
                    EdgeDraft.of(
                        KEY.namespace(), KEY.id(), EdgeType.CAUSES, new UUID(7, 8), 0.5f)))));
    for (int i = 0; i < 4; i++) {
      clock.advance(10);
      rig.write(
          List.of(
              new Operation.UpdateFields(KEY, FieldUpdate.builder().content("tea " + i).build())));
    }
    history = rig.history();
    SimulatedDisk disk = rig.disk();
    if (closed) {
      rig.close();
    }
    disk.crash(Survival.ALL);
    rig.abandon();
    return disk;
  }

  @ParameterizedTest
  @EnumSource(RecoveryMode.class)
  void aTornLastLineIsCutAndNothingElse(RecoveryMode mode) throws IOException {
    SimulatedDisk disk = small(false);
    LoggedLines lines = LoggedLines.ofNewestFile(disk.crash(Survival.ALL));
    LoggedLines.Line last = lines.all().getLast();
    for (long cut = last.start(); cut < last.end(); cut++) {
      for (boolean zeroed : new boolean[] {false, true}) {
        SimulatedDisk torn = disk.crash(Survival.ALL);
        if (zeroed) {
          DiskImage.write(torn, lines.path(), cut, new byte[(int) (last.end() - cut)]);
        } else {
          DiskImage.truncate(torn, lines.path(), cut);
        }
        try (Engine store = open(torn, options(mode))) {
          RecoveryReport report = store.recovery();
          String what = "cut at " + cut + (zeroed ? ", zeroed" : "") + ": " + report;
          assertThat(report.intact()).as(what).isTrue();
          assertThat(report.tornBytes()).as(what).isEqualTo(cut - last.start());
          assertThat(report.quarantined()).as(what).hasSize(cut > last.start() ? 1 : 0);
          assertHolds(store, last.lsn() - 1);
        }
      }
    }
  }

  @Test
  void everyByteOfALogThatLostPowerIsGuarded() throws IOException {
    SimulatedDisk disk = small(false);
    LoggedLines lines = LoggedLines.ofNewestFile(disk.crash(Survival.ALL));
    LoggedLines.Line last = lines.all().getLast();
    for (long offset = 0; offset < last.end(); offset++) {
      int bit = bitOf(offset);
      SimulatedDisk flipped = disk.crash(Survival.ALL);
      flipped.flip(lines.path(), offset, bit);
      String what = "bit " + bit + " of byte " + offset;
      if (offset >= last.start()) {
        assertTorn(flipped, last.lsn() - 1, what);
      } else {
        assertDamaged(flipped, lines, offset, bit, what);
      }
    }
  }

  @Test
  void everyByteOfALogThatWasClosedIsGuarded() throws IOException {
    SimulatedDisk disk = small(true);
    LoggedLines lines = LoggedLines.ofNewestFile(disk.crash(Survival.ALL));
    LoggedLines.Line seal = lines.all().getLast();
    assertThat(seal.seal()).isTrue();
    for (long offset = 0; offset < seal.end(); offset++) {
      int bit = bitOf(offset);
      SimulatedDisk flipped = disk.crash(Survival.ALL);
      flipped.flip(lines.path(), offset, bit);
      String what = "bit " + bit + " of byte " + offset;
      if (offset >= seal.start()) {
        assertTorn(flipped, seal.lsn(), what);
      } else {
        assertDamaged(flipped, lines, offset, bit, what);
      }
    }
  }

  @Test
  void everyByteOfTheIdentityIsGuarded() throws IOException {
    SimulatedDisk disk = small(true);
    byte[] identity = DiskImage.read(disk.crash(Survival.ALL), "STORE.json");
    for (int offset = 0; offset < identity.length; offset++) {
      int bit = bitOf(offset);
      SimulatedDisk flipped = disk.crash(Survival.ALL);
      flipped.flip("STORE.json", offset, bit);
      String what = "bit " + bit + " of byte " + offset;
      T4dxException refusal = refusal(flipped, what);
      assertThat(refusal).as(what).hasMessageContaining("STORE.json");
      try (Engine store = open(flipped, options(RecoveryMode.DEGRADED))) {
        assertThat(store.recovery().intact()).as(what).isFalse();
        assertHolds(store, history.acknowledged());
      }
    }
  }

  /** One bit of each byte; the log's own tests flip all eight. */
  private static int bitOf(long offset) {
    return (int) (offset % 8);
  }

  private void assertTorn(SimulatedDisk disk, long lsn, String what) {
    try (Engine store = open(disk, options(RecoveryMode.STRICT))) {
      assertThat(store.recovery().intact()).as(what).isTrue();
      assertThat(store.recovery().cleanShutdown()).as(what).isFalse();
      assertThat(store.recovery().tornBytes()).as(what).isPositive();
      assertHolds(store, lsn);
    }
  }

  private void assertDamaged(
      SimulatedDisk disk, LoggedLines lines, long offset, int bit, String what) throws IOException {
    Map<String, String> before = DiskImage.of(disk, "wal");
    T4dxException refusal = refusal(disk, what);
    LoggedLines.Line line = lines.at(offset);
    assertThat(refusal)
        .as(what)
        .hasMessageContaining(lines.path())
        .hasMessageContaining("" + line.start());
    assertThat(DiskImage.of(disk, "wal")).as("%s: STRICT touches nothing", what).isEqualTo(before);
    if (bit != offset % 8) {
      return;
    }
    RecoveryMode mode = offset % 3 == 0 ? RecoveryMode.CLEAN : RecoveryMode.DEGRADED;
    long found = mode == RecoveryMode.CLEAN ? 0 : lines.lastLsnBefore(offset);
    try (Engine store = open(disk, options(mode))) {
      RecoveryReport report = store.recovery();
      assertThat(report.intact()).as("%s: %s", what, report).isFalse();
      assertThat(report.damages().getFirst().offset()).as(what).isEqualTo(line.start());
      assertThat(report.quarantined()).as(what).isNotEmpty();
      assertHolds(store, found);
    }
    assertQuarantineHolds(disk, before, lines, mode == RecoveryMode.CLEAN ? 0 : line.start());
    try (Engine store = open(disk, options(RecoveryMode.STRICT))) {
      assertThat(store.recovery().intact()).as("opened again").isTrue();
      assertHolds(store, found);
    }
  }

  /** Every byte from the damage on is still there, aside. */
  private static void assertQuarantineHolds(
      SimulatedDisk disk, Map<String, String> before, LoggedLines lines, long from)
      throws IOException {
    String name = lines.path().substring(lines.path().indexOf('/') + 1);
    String lost = before.get(name).substring((int) from);
    assertThat(DiskImage.of(disk, "quarantine").values()).contains(lost);
  }

  private T4dxException refusal(SimulatedDisk disk, String what) {
    T4dxException.StoreDamaged refusal =
        catchThrowableOfType(
            T4dxException.StoreDamaged.class,
            () -> open(disk, options(RecoveryMode.STRICT)).close());
    assertThat(refusal).as(what).isNotNull();
    return refusal;
  }

  private void assertHolds(Engine store, long lsn) {
    assertThat(store.lsn()).isEqualTo(lsn);
    History until = history.until(lsn);
    Agreement.of(store, new ModelReads(until.now(), Metric.COSINE, clock)).onEverything();
  }

  /** Everything stays in the log: it is the log that is damaged here. */
  private static Engine open(Disk disk, StoreOptions options) {
    return Engine.open(disk, options, EngineTuning.DEFAULT.flushing(EngineTuning.Flushing.NEVER));
  }
}
