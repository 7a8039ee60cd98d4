package io.t4dx.core.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.t4dx.component.Agent;
import io.t4dx.component.Neuromodulator;
import io.t4dx.core.disk.sim.FaultPlan;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.disk.sim.Survival;
import io.t4dx.core.engine.Engine;
import io.t4dx.core.engine.EngineTuning;
import io.t4dx.model.ItemDraft;
import io.t4dx.query.Filter;
import io.t4dx.resilience.Persistence;
import io.t4dx.resilience.ResilienceEvent;
import io.t4dx.resilience.ResilienceOptions;
import io.t4dx.resilience.ResilientStore;
import io.t4dx.resilience.ShutdownReport;
import io.t4dx.resilience.ShutdownReport.Phase;
import io.t4dx.store.RecoveryReport;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.T4dxException;
import io.t4dx.testing.Rig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class ShutdownTest {
  private final List<ResilienceEvent> events = new ArrayList<>();

  private ResilientStore open(SimulatedDisk disk, Agent agent, Duration drain) {
    StoreOptions options = StoreOptions.builder().components(agent.components()).build();
    Engine engine =
        Engine.open(disk, options, EngineTuning.DEFAULT.flushing(EngineTuning.Flushing.CALLER));
    return GuardedStore.over(
        engine,
        options,
        ResilienceOptions.builder()
            .background(false)
            .drainTimeout(drain)
            .listener(events::add)
            .build());
  }

  private static void fill(ResilientStore store) {
    for (int i = 0; i < 5; i++) {
      store.insert(ItemDraft.in("alice").id(new UUID(1, i)).content("item").build());
    }
    Persistence.of(store)
        .log("dopamine", Neuromodulator.DOPAMINE_EXPECTATION, Neuromodulator.setting(0.75));
  }

  @Test
  void itsPhasesAreDoneInOrderOnceAndTheNextStartIsWarm() {
    SimulatedDisk disk = new SimulatedDisk();
    ResilientStore store = open(disk, Agent.of(2, 1), Duration.ofSeconds(30));
    fill(store);
    List<String> released = new ArrayList<>();
    store.onRelease(
        () -> {
          throw new IllegalStateException("a callback that fails");
        });
    store.onRelease(() -> released.add("after it"));
    ShutdownReport report = store.shutdown();
    assertThat(report.clean()).isTrue();
    assertThat(report.phases())
        .extracting(ShutdownReport.PhaseReport::phase)
        .containsExactly(Phase.values());
    assertThat(store.shutdown()).isSameAs(report);
    store.close();
    assertThat(released).containsExactly("after it");
    assertThat(events).filteredOn(event -> event instanceof ResilienceEvent.PhaseEnded).hasSize(5);
    assertThatThrownBy(() -> store.insert(ItemDraft.in("alice").content("late").build()))
        .isInstanceOf(T4dxException.Closed.class)
        .hasMessageContaining("shutting down");
    assertThatThrownBy(() -> store.count("alice", Filter.everything()))
        .isInstanceOf(T4dxException.Closed.class);

    Agent agent = Agent.of(2, 1);
    try (Persistence kept = Persistence.of(open(disk, agent, Duration.ofSeconds(30)))) {
      assertThat(kept.recovery().start()).isEqualTo(RecoveryReport.Start.WARM);
      assertThat(kept.recovery().cleanShutdown()).isTrue();
      assertThat(kept.recovery().components().checkpointLsn()).isEqualTo(6);
      assertThat(agent.dopamine().level()).isEqualTo(0.75);
      assertThat(kept.figures().gauges()).containsEntry("t4dx.recovery.warm", 1.0);
      assertThat(kept.checkpoint().lsn()).isEqualTo(6);
    }
  }

  @Test
  void aCallThatDoesNotEndIsLeftBehindAndToldOf() throws InterruptedException {
    ResilientStore store = open(new SimulatedDisk(), Agent.of(2, 1), Duration.ofMillis(20));
    fill(store);
    store.putEdge(
        io.t4dx.model.EdgeDraft.of(
            "alice", new UUID(1, 1), io.t4dx.model.EdgeType.USES, new UUID(1, 2), 0.5f));
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Thread reader =
        Thread.ofPlatform()
            .start(
                () ->
                    store.forEachEdge(
                        "alice",
                        edge -> {
                          inside.countDown();
                          try {
                            go.await();
                          } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                          }
                        }));
    inside.await();
    ShutdownReport report = store.shutdown();
    assertThat(report.inFlight()).isEqualTo(1);
    assertThat(report.phases().get(1).problem()).get().asString().contains("1 calls");
    assertThat(report.phases().get(3).problem()).isEmpty();
    go.countDown();
    reader.join();
  }

  @Test
  void aCrashAtAnyOperationOfTheShutdownLosesNothing() {
    int crashes = 0;
    for (long nth = 1; ; nth++) {
      SimulatedDisk disk = new SimulatedDisk();
      ResilientStore store = open(disk, Agent.of(2, 1), Duration.ofSeconds(30));
      fill(store);
      disk.plan(FaultPlan.NONE.crashInside(nth).seed(nth));
      store.shutdown();
      boolean lost = Rig.hasLostPower(disk);
      Agent agent = Agent.of(2, 1);
      try (ResilientStore found =
          open(disk.crash(Survival.part(nth)), agent, Duration.ofSeconds(30))) {
        assertThat(found.count("alice", Filter.everything())).as("crash at %d", nth).isEqualTo(5);
        assertThat(agent.dopamine().level()).as("crash at %d", nth).isEqualTo(0.75);
      }
      if (!lost) {
        break;
      }
      crashes++;
    }
    assertThat(crashes).isGreaterThan(20);
  }
}
