package io.t4dx.resilience;

import io.t4dx.model.Bytes;
import io.t4dx.store.Checkpoint;
import io.t4dx.store.RecoveryReport;
import io.t4dx.write.WriteBatch;
import io.t4dx.write.WriteResult;

/**
 * Log, checkpoints, recovery and shutdown together, for an application that wants only these: it
 * registers its components in the options of a store, logs their changes, and finds them again.
 *
 * <pre>{@code
 * Agent agent = Agent.of(384, 7);
 * StoreOptions options = StoreOptions.builder().components(agent.components()).build();
 * try (Persistence kept =
 *     Persistence.of(T4dx.openResilient(directory, options, ResilienceOptions.defaults()))) {
 *   kept.log("serotonin", Neuromodulator.SEROTONIN_MOOD, Neuromodulator.setting(0.6));
 * }
 * }</pre>
 */
public final class Persistence implements AutoCloseable {
  private final ResilientStore store;

  private Persistence(ResilientStore store) {
    this.store = store;
  }

  /** Over a store, which ends with it. */
  public static Persistence of(ResilientStore store) {
    return new Persistence(store);
  }

  /** Logs a change of a component, and makes it. */
  public WriteResult log(String component, String type, Bytes data) {
    return store.write(new WriteBatch().change(component, type, data));
  }

  /** Takes a checkpoint now. */
  public Checkpoint checkpoint() {
    return store.checkpoint();
  }

  /** What opening found and did. */
  public RecoveryReport recovery() {
    return store.recovery();
  }

  public Health health() {
    return store.health();
  }

  public ResilienceFigures figures() {
    return store.figures();
  }

  public ShutdownReport shutdown() {
    return store.shutdown();
  }

  @Override
  public void close() {
    store.close();
  }
}
