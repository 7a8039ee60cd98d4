package io.t4dx.component;

import java.util.List;

/**
 * The components of an agent that learns what to keep.
 *
 * <pre>{@code
 * Agent agent = Agent.of(384, 7);
 * StoreOptions options = StoreOptions.builder().components(agent.components()).build();
 * try (Store store = T4dx.open(directory, options)) {
 *   store.write(
 *       new WriteBatch().change("dopamine", DOPAMINE_EXPECTATION, Neuromodulator.setting(0.7)));
 *   double expected = agent.dopamine().level(); // 0.7, and so it is after a crash
 * }
 * }</pre>
 */
public record Agent(
    AgentMetadata metadata,
    WeightMatrix gate,
    WeightMatrix scorer,
    MemoryBuffer buffer,
    Centroids clusters,
    EligibilityTraces traces,
    Neuromodulator dopamine,
    Neuromodulator serotonin,
    Neuromodulator norepinephrine,
    Neuromodulator acetylcholine) {

  /**
   * An agent after a cold start.
   *
   * @param inputs of the gate and of the scorer
   * @param seed what their weights are drawn from
   */
  public static Agent of(int inputs, long seed) {
    return new Agent(
        new AgentMetadata(),
        WeightMatrix.gate(inputs, seed),
        WeightMatrix.scorer(inputs, ~seed),
        new MemoryBuffer(),
        new Centroids(),
        new EligibilityTraces(),
        Neuromodulator.dopamine(),
        Neuromodulator.serotonin(),
        Neuromodulator.norepinephrine(),
        Neuromodulator.acetylcholine());
  }

  /** All of them, for the options of a store. */
  public List<Component> components() {
    return List.of(
        metadata,
        gate,
        scorer,
        buffer,
        clusters,
        traces,
        dopamine,
        serotonin,
        norepinephrine,
        acetylcholine);
  }
}
