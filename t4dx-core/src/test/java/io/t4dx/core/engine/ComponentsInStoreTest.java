package io.t4dx.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.t4dx.component.Agent;
import io.t4dx.component.Change;
import io.t4dx.component.Component;
import io.t4dx.component.MemoryBuffer;
import io.t4dx.component.Neuromodulator;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.model.Bytes;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.store.RecoveryReport;
import io.t4dx.store.Store;
import io.t4dx.store.StoreEvent;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.T4dxException;
import io.t4dx.write.WriteBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Components as an application uses them. */
final class ComponentsInStoreTest {
  private final SimulatedDisk disk = new SimulatedDisk();
  private final List<StoreEvent> events = new ArrayList<>();

  private Store open(Component... components) {
    return Engine.open(
        disk,
        StoreOptions.builder().components(List.of(components)).listener(events::add).build(),
        EngineTuning.DEFAULT.flushing(EngineTuning.Flushing.CALLER));
  }

  @Test
  void aMemoryIsPromotedInOneBatchWithTheItemThatItBecomes() {
    MemoryBuffer buffer = new MemoryBuffer();
    UUID id = new UUID(1, 1);
    try (Store store = open(buffer)) {
      assertThat(store.recovery().start()).isEqualTo(RecoveryReport.Start.COLD);
      store.write(
          new WriteBatch()
              .change("buffer", MemoryBuffer.BUFFER_ADD, MemoryBuffer.adding(id, "tea", 0.9f)));
      assertThat(buffer.waiting()).extracting(MemoryBuffer.Pending::content).containsExactly("tea");
      store.write(
          new WriteBatch()
              .change("buffer", MemoryBuffer.BUFFER_PROMOTE, MemoryBuffer.naming(id))
              .insert(ItemDraft.in("alice").id(id).content("tea").build()));
      assertThat(buffer.waiting()).isEmpty();
      assertThat(store.get(new ItemKey("alice", id))).isPresent();
    }
    MemoryBuffer again = new MemoryBuffer();
    try (Store store = open(again)) {
      assertThat(store.recovery().start()).isEqualTo(RecoveryReport.Start.WARM);
      assertThat(store.recovery().components().checkpointLsn()).isEqualTo(2);
      assertThat(again.promoted()).isEqualTo(1);
    }
  }

  @Test
  void whatCannotBeAppliedIsRefusedBeforeItIsLogged() {
    Agent agent = Agent.of(2, 1);
    try (Store store = open(agent.dopamine())) {
      Bytes level = Neuromodulator.setting(0.5);
      assertThatThrownBy(
              () -> store.write(new WriteBatch().change("dopamine", "SEROTONIN_MOOD", level)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(
              () -> store.write(new WriteBatch().change("serotonin", "SEROTONIN_MOOD", level)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'serotonin' is not registered");
      assertThatThrownBy(
              () ->
                  store.write(
                      new WriteBatch()
                          .requireNoItem(new ItemKey("alice", new UUID(1, 1)))
                          .change("dopamine", "DOPAMINE_EXPECTATION", level)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("requires");
      assertThatThrownBy(() -> new WriteBatch().change("", "A", level))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(store.lsn()).isZero();
    }
  }

  @Test
  void twoComponentsOfOneNameAreRefused() {
    assertThatThrownBy(() -> open(new MemoryBuffer(), new MemoryBuffer()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two components 'buffer'");
  }

  /** Adds numbers, and throws at 13, though it let that through. */
  private static final class Sum implements Component {
    private final boolean repaired;
    private int sum;

    Sum(boolean repaired) {
      this.repaired = repaired;
    }

    @Override
    public String name() {
      return "sum";
    }

    @Override
    public void reset() {
      sum = 0;
    }

    @Override
    public Bytes save() {
      return Bytes.of((byte) sum);
    }

    @Override
    public void restore(Bytes state) {
      sum = state.toArray()[0];
    }

    @Override
    public void check(String type, Bytes data) {}

    @Override
    public void apply(Change change) {
      if (change.data().toArray()[0] == 13 && !repaired) {
        throw new IllegalStateException("no luck");
      }
      sum += change.data().toArray()[0];
    }
  }

  @Test
  void aComponentThatThrowsIsLeftAloneAndItsChangesAreKeptForABetterOne() {
    WriteBatch thirteen = new WriteBatch().change("sum", "OWN_NAME", Bytes.of((byte) 13));
    try (Store store = open(new Sum(false))) {
      store.write(new WriteBatch().change("sum", "OWN_NAME", Bytes.of((byte) 1)));
      store.write(thirteen);
      assertThat(events).hasAtLeastOneElementOfType(StoreEvent.ComponentFailed.class);
      assertThatThrownBy(() -> store.write(thirteen)).hasMessageContaining("failed on the change");
      assertThatThrownBy(store::checkpoint).isInstanceOf(T4dxException.ComponentRefused.class);
      store.insert(ItemDraft.in("alice").content("items are not concerned").build());
    }
    assertThatThrownBy(() -> open(new Sum(false)))
        .isInstanceOf(T4dxException.ComponentRefused.class)
        .hasMessageContaining("OWN_NAME of LSN 2");
    Sum repaired = new Sum(true);
    try (Store store = open(repaired)) {
      assertThat(repaired.sum).isEqualTo(14);
      assertThat(store.recovery().components().changes()).isEqualTo(2);
    }
  }
}
