package io.t4dx.testing;

import io.t4dx.component.Agent;
import io.t4dx.component.AgentMetadata;
import io.t4dx.component.Centroids;
import io.t4dx.component.Change;
import io.t4dx.component.Component;
import io.t4dx.component.EligibilityTraces;
import io.t4dx.component.MemoryBuffer;
import io.t4dx.component.Neuromodulator;
import io.t4dx.component.WeightMatrix;
import io.t4dx.model.Bytes;
import io.t4dx.write.Operation.ChangeComponent;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;

/** Random changes of an agent's components. */
public final class AgentChanges {
  private AgentChanges() {}

  /** A change that its component lets through. */
  public static ChangeComponent random(SplittableRandom random, int inputs) {
    UUID id = new UUID(7, random.nextInt(12));
    double level = random.nextDouble() * 2 - 1;
    return switch (random.nextInt(16)) {
      case 0, 1 ->
          new ChangeComponent(
              MemoryBuffer.NAME,
              MemoryBuffer.BUFFER_ADD,
              MemoryBuffer.adding(id, "memory " + random.nextInt(), random.nextInt(4) / 4f));
      case 2 ->
          new ChangeComponent(
              MemoryBuffer.NAME, MemoryBuffer.BUFFER_REMOVE, MemoryBuffer.naming(id));
      case 3 ->
          new ChangeComponent(
              MemoryBuffer.NAME, MemoryBuffer.BUFFER_PROMOTE, MemoryBuffer.naming(id));
      case 4 ->
          new ChangeComponent("gate", WeightMatrix.GATE_WEIGHT_UPDATE, weights(random, inputs));
      case 5 ->
          new ChangeComponent("scorer", WeightMatrix.SCORER_WEIGHT_UPDATE, weights(random, inputs));
      case 6 -> level("dopamine", Neuromodulator.DOPAMINE_EXPECTATION, level);
      case 7 -> level("serotonin", Neuromodulator.SEROTONIN_MOOD, level);
      case 8 -> level("norepinephrine", Neuromodulator.NOREPINEPHRINE_AROUSAL, level);
      case 9 -> level("acetylcholine", Neuromodulator.ACETYLCHOLINE_ATTENTION, level);
      case 10 ->
          new ChangeComponent(
              EligibilityTraces.NAME,
              EligibilityTraces.TRACE_CREATE,
              EligibilityTraces.of(id, level));
      case 11 ->
          new ChangeComponent(
              EligibilityTraces.NAME,
              EligibilityTraces.TRACE_UPDATE,
              EligibilityTraces.of(id, level));
      case 12 ->
          new ChangeComponent(
              EligibilityTraces.NAME,
              EligibilityTraces.TRACE_DECAY,
              EligibilityTraces.decaying(random.nextDouble()));
      case 13 ->
          new ChangeComponent(
              Centroids.NAME,
              Centroids.CLUSTER_UPDATE,
              Centroids.updating(random.nextInt(5), random.nextInt(9), (float) level, 1f));
      case 14 ->
          random.nextBoolean()
              ? new ChangeComponent(
                  Centroids.NAME, Centroids.CLUSTER_REMOVE, Centroids.naming(random.nextInt(5)))
              : new ChangeComponent(
                  AgentMetadata.NAME,
                  AgentMetadata.METADATA_REMOVE,
                  AgentMetadata.naming("k" + random.nextInt(4)));
      default ->
          new ChangeComponent(
              AgentMetadata.NAME,
              AgentMetadata.METADATA_PUT,
              AgentMetadata.putting("k" + random.nextInt(4), "v" + random.nextInt()));
    };
  }

  private static ChangeComponent level(String component, String type, double level) {
    return new ChangeComponent(component, type, Neuromodulator.setting(level));
  }

  private static Bytes weights(SplittableRandom random, int inputs) {
    int first = random.nextInt(inputs + 1);
    float[] values = new float[1 + random.nextInt(inputs + 1 - first)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return WeightMatrix.replacing(first, values);
  }

  /** Makes a change, as a store would. */
  public static void apply(Agent agent, ChangeComponent operation, long lsn, long at) {
    for (Component component : agent.components()) {
      if (component.name().equals(operation.component())) {
        component.check(operation.type(), operation.data());
        component.apply(new Change(operation.type(), operation.data(), lsn, at));
      }
    }
  }

  /** Makes random changes. */
  public static void apply(Agent agent, SplittableRandom random, int count) {
    int inputs = agent.gate().parameters().length - 1;
    for (int i = 0; i < count; i++) {
      apply(agent, random(random, inputs), i, 1_000L * i);
    }
  }

  /** All states by name. */
  public static Map<String, Bytes> states(Agent agent) {
    Map<String, Bytes> states = new TreeMap<>();
    agent.components().forEach(component -> states.put(component.name(), component.save()));
    return states;
  }

  /** Another agent in the same state. */
  public static Agent copy(Agent agent) {
    Agent copy = Agent.of(agent.gate().parameters().length - 1, 0);
    Map<String, Bytes> states = states(agent);
    copy.components().forEach(component -> component.restore(states.get(component.name())));
    return copy;
  }
}
