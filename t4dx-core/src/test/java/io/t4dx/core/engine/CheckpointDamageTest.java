package io.t4dx.core.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.t4dx.component.Agent;
import io.t4dx.core.checkpoint.CheckpointFiles;
import io.t4dx.core.checkpoint.CheckpointPaths;
import io.t4dx.core.checkpoint.ImageRestore;
import io.t4dx.core.disk.sim.FaultPlan;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.disk.sim.Survival;
import io.t4dx.core.inspect.StoreInspector;
import io.t4dx.core.log.format.LogPaths;
import io.t4dx.inspect.CheckListener;
import io.t4dx.inspect.Finding;
import io.t4dx.model.Bytes;
import io.t4dx.model.ItemDraft;
import io.t4dx.store.CheckpointOptions;
import io.t4dx.store.RecoveryMode;
import io.t4dx.store.RecoveryReport;
import io.t4dx.store.Store;
import io.t4dx.store.StoreEvent;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.T4dxException;
import io.t4dx.testing.AgentChanges;
import io.t4dx.testing.AgentLife;
import io.t4dx.testing.DiskImage;
import io.t4dx.testing.Rig;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Checkpoints that cannot be read. */
final class CheckpointDamageTest {
  private static final CheckpointOptions OPTIONS =
      new CheckpointOptions(Duration.ofDays(1), 8, 64 << 10, 5);

  /** A life that was cut short, with five checkpoints and changes after the newest. */
  private static AgentLife life() throws IOException {
    AgentLife life = new AgentLife(3, OPTIONS);
    life.open();
    life.live(90);
    life.write(2, 1);
    life.crash(Survival.NONE);
    assertThat(CheckpointFiles.list(life.disk())).hasSize(5);
    return life;
  }

  private static void damage(SimulatedDisk disk, long lsn) throws IOException {
    disk.flip(CheckpointPaths.file(lsn), 30, 3);
  }

  private static List<String> damages(SimulatedDisk disk) {
    return new StoreInspector(disk)
        .check(false, CheckListener.NONE).damages().stream().map(Finding::what).toList();
  }

  @Test
  void anyOneOfFiveMayBeDamagedAndTheStateIsTheSame() throws IOException {
    for (int which = 0; which < 5; which++) {
      AgentLife life = life();
      List<Long> lsns = CheckpointFiles.list(life.disk());
      damage(life.disk(), lsns.get(which));
      life.events().clear();
      life.open();
      RecoveryReport report = life.store().recovery();
      assertThat(report.start()).isEqualTo(RecoveryReport.Start.WARM);
      assertThat(report.intact()).isTrue();
      assertThat(report.components().checkpointLsn())
          .isEqualTo(which == 0 ? lsns.get(1) : lsns.get(0));
      assertThat(report.components().passedOver())
          .singleElement()
          .asString()
          .contains(CheckpointPaths.file(lsns.get(which)), "damaged");
      assertThat(report.quarantined()).anyMatch(path -> path.contains("checkpoint_"));
      assertThat(life.events()).hasAtLeastOneElementOfType(StoreEvent.CheckpointPassedOver.class);
      life.live(20);
      life.close();
      life.open();
      assertThat(life.store().recovery().components().passedOver()).isEmpty();
      life.close();
    }
  }

  @Test
  void allButTheOldestMayBeDamagedAndTheStateIsTheSame() throws IOException {
    AgentLife life = life();
    List<Long> lsns = CheckpointFiles.list(life.disk());
    for (long lsn : lsns.subList(0, 4)) {
      damage(life.disk(), lsn);
    }
    life.open();
    assertThat(life.store().recovery().components().checkpointLsn()).isEqualTo(lsns.getLast());
    assertThat(life.store().recovery().components().passedOver()).hasSize(4);
    life.close();
  }

  @Test
  void allDamagedIsAColdStartWithEveryItemAndALoudReport() throws IOException {
    AgentLife life = life();
    List<Long> lsns = CheckpointFiles.list(life.disk());
    for (long lsn : lsns) {
      damage(life.disk(), lsn);
    }
    life.events().clear();
    life.openUnseen();
    RecoveryReport report = life.store().recovery();
    assertThat(report.start()).isEqualTo(RecoveryReport.Start.COLD);
    assertThat(report.intact()).isFalse();
    assertThat(report.damages()).singleElement().extracting("firstLsn").isEqualTo(1L);
    assertThat(report.components().passedOver()).hasSize(5);
    assertThat(life.events()).hasAtLeastOneElementOfType(StoreEvent.ComponentsLost.class);
    assertThat(life.store().count("alice", io.t4dx.query.Filter.everything())).isPositive();
    Map<String, Bytes> cold = AgentChanges.states(Agent.of(3, 3));
    assertThat(AgentChanges.states(life.agent())).isEqualTo(cold);

    life.crash(Survival.NONE);
    life.openUnseen();
    assertThat(life.store().recovery().intact()).isTrue();
    assertThat(AgentChanges.states(life.agent())).isEqualTo(cold);
    assertThat(life.disk().list("quarantine")).hasSizeGreaterThanOrEqualTo(5);
    life.close();
  }

  /** What came after a cold start must not be lost with what was lost before it. */
  @Test
  void aCrashInsideAColdStartLeavesItCold() throws IOException {
    AgentLife life = life();
    SimulatedDisk before = life.disk();
    for (long lsn : CheckpointFiles.list(before)) {
      damage(before, lsn);
    }
    for (long nth = 1; ; nth++) {
      life.over(before.crash(Survival.ALL));
      life.disk().plan(FaultPlan.NONE.crashInside(nth).seed(nth));
      try {
        life.openUnseen();
        life.close();
      } catch (T4dxException.DiskFailure | T4dxException.ReadOnly e) {
        life.abandon();
      }
      boolean lost = Rig.hasLostPower(life.disk());
      life.over(life.disk().crash(Survival.part(nth)));
      life.openUnseen();
      assertThat(AgentChanges.states(life.agent()))
          .as("crash at %d", nth)
          .isEqualTo(AgentChanges.states(Agent.of(3, 3)));
      life.close();
      if (!lost) {
        assertThat(nth).isGreaterThan(20);
        break;
      }
    }
  }

  @Test
  void theLogIsKeptBackToTheOldestCheckpointAndNoFurther() {
    AgentLife life = new AgentLife(5, OPTIONS.changes(1_000).kept(2));
    life.open();
    for (int i = 0; i < 10; i++) {
      life.write(1, 3);
      life.store().flush();
    }
    assertThat(life.store().stats().log().firstLsn()).isEqualTo(1);
    life.store().checkpoint();
    life.write(1, 3);
    life.store().checkpoint();
    life.store().flush();
    long kept = life.store().stats().log().firstLsn();
    assertThat(kept).isGreaterThan(9);
    life.write(0, 3);
    life.store().flush();
    life.store().checkpoint();
    assertThat(life.store().stats().log().firstLsn()).isGreaterThan(kept);
    life.close();
    life.open();
    life.close();
  }

  @Test
  void aDamagedHeaderOfALogThatOnlyComponentsNeedIsTold() throws IOException {
    AgentLife life = new AgentLife(5, OPTIONS.changes(1_000));
    life.open();
    life.write(1, 3);
    life.store().flush();
    life.crash(Survival.NONE);
    life.disk().flip(LogPaths.file(1), 54, 1);
    assertThatThrownBy(life::open)
        .isInstanceOf(T4dxException.StoreDamaged.class)
        .hasMessageContaining("changes of components from LSN 1 on are at stake");
    life.open(life.options().recoveryMode(RecoveryMode.DEGRADED).build());
    assertThat(life.store().recovery().damages())
        .singleElement()
        .extracting("firstLsn")
        .isEqualTo(1L);
    assertThat(life.events()).hasAtLeastOneElementOfType(StoreEvent.ComponentsLost.class);
    life.close();
  }

  @Test
  void withoutChangesOfComponentsTheLogGoesAtOnce() {
    AgentLife life = new AgentLife(5, OPTIONS);
    life.open();
    life.store().checkpoint();
    for (int i = 0; i < 4; i++) {
      life.write(0, 7);
      life.store().flush();
      assertThat(life.store().stats().log().firstLsn()).isEqualTo(life.store().lsn() + 1);
    }
    life.close();
  }

  @Test
  void whatIsKeptOfAComponentThatIsNotRegisteredStaysUntilItIs() {
    AgentLife life = new AgentLife(6, OPTIONS);
    life.open();
    life.write(30, 5);
    life.store().checkpoint();
    life.write(7, 2);
    life.crash(Survival.NONE);
    for (int i = 0; i < 3; i++) {
      life.open(life.options().build());
      life.store().flush();
      life.store().checkpoint();
      life.close();
    }
    life.open();
    assertThat(life.store().recovery().components().changes()).isZero();
    life.close();
  }

  /** Without the checkpoint it would be taken for the end of a write that was interrupted. */
  @Test
  void aLogThatEndsBeforeTheNewestCheckpointIsDamaged() throws IOException {
    for (boolean whole : new boolean[] {true, false}) {
      AgentLife life = new AgentLife(7, OPTIONS);
      life.open();
      life.write(2, 1);
      life.write(3, 1);
      life.store().checkpoint();
      life.crash(Survival.NONE);
      SimulatedDisk disk = life.disk();
      String log = LogPaths.file(1);
      int used = DiskImage.usedBytes(DiskImage.read(disk, log));
      if (whole) {
        int lastLine =
            new String(DiskImage.read(disk, log), 0, used - 1, US_ASCII).lastIndexOf('\n');
        DiskImage.truncate(disk, log, lastLine + 1);
      } else {
        disk.flip(log, used - 5, 3);
      }
      Map<String, String> before = DiskImage.of(disk, LogPaths.DIRECTORY);
      StoreOptions.Builder options = life.options();
      assertThatThrownBy(() -> life.open(options.build()))
          .isInstanceOf(T4dxException.StoreDamaged.class)
          .hasMessageContaining("LSNs 2 to 2 are at stake")
          .hasMessageContaining("nothing was changed");
      assertThat(DiskImage.of(disk, LogPaths.DIRECTORY)).isEqualTo(before);

      life.open(options.recoveryMode(RecoveryMode.DEGRADED).build());
      RecoveryReport report = life.store().recovery();
      assertThat(report.intact()).isFalse();
      assertThat(report.damages()).first().extracting("lastLsn").isEqualTo(2L);
      life.store().insert(ItemDraft.in("alice").content("later").build());
      life.crash(Survival.NONE);
      life.openUnseen();
      assertThat(life.store().recovery().intact()).isTrue();
      assertThat(life.store().lsn()).isEqualTo(3);
      life.close();
    }
  }

  /** The file system lost its newest file, or left it blank, which looks like none. */
  @Test
  void aLogWhoseNewestFileIsMissingGoesOnWithoutIt() throws IOException {
    for (boolean blank : new boolean[] {true, false}) {
      AgentLife life = new AgentLife(8, OPTIONS);
      life.open();
      life.write(2, 1);
      life.crash(Survival.NONE);
      life.open();
      life.write(3, 1);
      life.store().checkpoint();
      life.crash(Survival.NONE);
      SimulatedDisk disk = life.disk();
      String newest = LogPaths.DIRECTORY + "/" + disk.list(LogPaths.DIRECTORY).getLast();
      assertThat(damages(disk)).isEmpty();
      if (blank) {
        DiskImage.truncate(disk, newest, 0);
      } else {
        disk.delete(newest);
      }
      StoreOptions.Builder options = life.options();
      assertThatThrownBy(() -> life.open(options.build()))
          .isInstanceOf(T4dxException.StoreDamaged.class)
          .hasMessageContaining("the log ends at LSN 1")
          .hasMessageContaining("LSNs 2 to 2 are at stake");
      assertThat(damages(disk)).anyMatch(what -> what.contains("though a checkpoint of LSN 2"));

      Store store = life.open(options.recoveryMode(RecoveryMode.DEGRADED).build());
      assertThat(store.recovery().intact()).isFalse();
      store.insert(ItemDraft.in("alice").content("later").build());
      long lsn = store.checkpoint().lsn();
      store.insert(ItemDraft.in("alice").content("last").build());
      life.crash(Survival.NONE);
      life.openUnseen();
      assertThat(life.store().recovery().intact()).isTrue();
      assertThat(life.store().lsn()).isEqualTo(4);
      SimulatedDisk image = new SimulatedDisk();
      ImageRestore.restore(life.disk(), lsn, image);
      life.close();
      life.over(image);
      life.openUnseen();
      assertThat(life.store().recovery().intact()).isTrue();
      assertThat(life.store().lsn()).isEqualTo(3);
      life.close();
    }
  }

  @Test
  void damageBeforeTheNewestCheckpointIsNamedWhereItIs() throws IOException {
    AgentLife life = new AgentLife(9, OPTIONS);
    life.open();
    life.write(2, 1);
    life.write(3, 1);
    life.store().checkpoint();
    life.write(1, 1);
    life.crash(Survival.NONE);
    String log = LogPaths.file(1);
    String text = new String(DiskImage.read(life.disk(), log), US_ASCII);
    int second = text.indexOf('\n', text.indexOf('\n') + 1) + 1;
    life.disk().flip(log, second + 20, 3);
    assertThatThrownBy(() -> life.open(life.options().build()))
        .isInstanceOf(T4dxException.StoreDamaged.class)
        .hasMessageContaining(log + " is damaged at offset " + second)
        .hasMessageContaining("LSNs 2 to 3 are at stake")
        .hasMessageContaining("1 valid lines follow");
  }
}
