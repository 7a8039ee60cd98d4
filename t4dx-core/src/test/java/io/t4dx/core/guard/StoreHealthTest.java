package io.t4dx.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.disk.RealDisk;
import io.t4dx.core.disk.sim.FaultPlan;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.engine.Engine;
import io.t4dx.core.engine.EngineTuning;
import io.t4dx.model.ItemDraft;
import io.t4dx.resilience.Health;
import io.t4dx.resilience.HealthCheck;
import io.t4dx.resilience.ResilienceOptions;
import io.t4dx.resilience.ResilientStore;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the checks of a store find. */
final class StoreHealthTest {
  private static final EngineTuning TUNING =
      EngineTuning.DEFAULT.flushing(EngineTuning.Flushing.CALLER);
  private final SimulatedDisk disk = new SimulatedDisk();
  private long now;

  private ResilientStore open(ResilienceOptions.Builder how) {
    StoreOptions options = StoreOptions.builder().merging(false).build();
    Engine engine = Engine.open(disk, options, TUNING.ticks(() -> now));
    return GuardedStore.over(
        engine, options, how.background(false).healthTimeout(Duration.ofMinutes(1)).build());
  }

  private static HealthCheck of(Health health, String name) {
    return health.checks().stream()
        .filter(check -> check.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aSoundStoreIsWellAndTheLineThatShowsItIsPassedOverWhenTheLogIsReplayed() {
    try (ResilientStore store = open(ResilienceOptions.builder())) {
      store.insert(ItemDraft.in("alice").content("tea").build());
      long before = store.lsn();
      Health health = store.checkHealth();
      assertThat(health.ok()).as("%s", health).isTrue();
      assertThat(health.advice()).isEmpty();
      assertThat(health.checks())
          .extracting(HealthCheck::name)
          .containsExactly("log", "segments", "space", "sleep");
      assertThat(store.lsn()).isEqualTo(before + 1);
    }
    try (Store again = Engine.open(disk, StoreOptions.defaults(), TUNING)) {
      assertThat(again.count("alice", io.t4dx.query.Filter.everything())).isEqualTo(1);
    }
  }

  @Test
  void tooLittleSpaceIsToldWithWhatToDo() {
    try (ResilientStore store = open(ResilienceOptions.builder().leastFreeBytes(1 << 20))) {
      disk.plan(FaultPlan.NONE.space(1 << 19));
      Health health = store.checkHealth();
      assertThat(health.ok()).isFalse();
      assertThat(of(health, "space").detail()).contains("524288 bytes are free");
      assertThat(health.advice()).singleElement().asString().contains("make room");
    }
  }

  @Test
  void everySegmentIsVerifiedWithinADay(@TempDir Path directory) throws IOException {
    StoreOptions options = StoreOptions.builder().merging(false).build();
    Engine engine = Engine.open(RealDisk.at(directory), options, TUNING.ticks(() -> now));
    try (ResilientStore store =
        GuardedStore.over(engine, options, ResilienceOptions.builder().background(false).build())) {
      for (int i = 0; i < 4; i++) {
        store.insert(ItemDraft.in("alice").content("item " + i).build());
        store.flush();
      }
      flip(directory.resolve("segments/000003.seg"));
      int failedAt = -1;
      for (int round = 0; round < 4; round++) {
        now += Duration.ofHours(6).toNanos();
        if (!of(store.checkHealth(), "segments").ok() && failedAt < 0) {
          failedAt = round;
        }
      }
      assertThat(failedAt).isEqualTo(2);
    }
  }

  private static void flip(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      int middle = bytes.length / 2;
      channel.write(ByteBuffer.wrap(new byte[] {(byte) ~bytes[middle]}), middle);
    }
  }
}
