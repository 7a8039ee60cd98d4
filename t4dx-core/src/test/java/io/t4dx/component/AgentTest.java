package io.t4dx.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.t4dx.model.Bytes;
import io.t4dx.testing.AgentChanges;
import io.t4dx.write.Operation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The ready-made components, by themselves. */
final class AgentTest {

  @Test
  void hasTheDefaultsOfAColdStart() {
    Agent agent = Agent.of(4, 7);
    assertThat(agent.buffer().waiting()).isEmpty();
    assertThat(agent.traces().traces()).isEmpty();
    assertThat(agent.clusters().clusters()).isEmpty();
    assertThat(agent.metadata().texts()).isEmpty();
    assertThat(agent.dopamine().level()).isZero();
    assertThat(agent.serotonin().level()).isEqualTo(0.5);
    assertThat(agent.norepinephrine().level()).isEqualTo(0.5);
    assertThat(agent.acetylcholine().level()).isEqualTo(0.5);
    assertThat(agent.components()).extracting(Component::name).doesNotHaveDuplicates().hasSize(10);
  }

  @Test
  void weightsAreDrawnFromTheSeedWithinXaviersBoundAndBiasesAreZero() {
    WeightMatrix weights = new WeightMatrix("w", "W", 3, 200, 42);
    float[] drawn = weights.parameters();
    float bound = (float) Math.sqrt(6.0 / 203);
    double squares = 0;
    for (int i = 0; i < 600; i++) {
      assertThat(drawn[i]).isBetween(-bound, bound);
      squares += drawn[i] * drawn[i];
    }
    assertThat(Math.sqrt(squares / 600)).isBetween(bound / Math.sqrt(3) * 0.9, bound * 0.64);
    assertThat(Arrays.copyOfRange(drawn, 600, 603)).containsOnly(0f);
    assertThat(new WeightMatrix("w", "W", 3, 200, 42).parameters()).isEqualTo(drawn);
    assertThat(new WeightMatrix("w", "W", 3, 200, 43).parameters()).isNotEqualTo(drawn);
  }

  @Test
  void aGateWeighsItsInputsAndAddsItsBias() {
    WeightMatrix gate = WeightMatrix.gate(2, 1);
    gate.apply(change(WeightMatrix.GATE_WEIGHT_UPDATE, WeightMatrix.replacing(0, 2f, -1f, 0.5f)));
    assertThat(gate.outputs(3f, 4f)).containsExactly(2.5f);
  }

  @Test
  void aFullBufferLetsGoOfTheLeastImportantAndOfThoseTheOldest() {
    MemoryBuffer buffer = new MemoryBuffer();
    for (int i = 0; i < 101; i++) {
      UUID id = new UUID(0, i);
      float priority = i == 40 || i == 60 ? 0.1f : 0.5f;
      buffer.apply(change(MemoryBuffer.BUFFER_ADD, MemoryBuffer.adding(id, "m" + i, priority)));
    }
    assertThat(buffer.waiting()).hasSize(100);
    assertThat(buffer.waiting()).noneMatch(pending -> pending.id().equals(new UUID(0, 40)));
    buffer.apply(change(MemoryBuffer.BUFFER_PROMOTE, MemoryBuffer.naming(new UUID(0, 60))));
    buffer.apply(change(MemoryBuffer.BUFFER_REMOVE, MemoryBuffer.naming(new UUID(0, 61))));
    assertThat(buffer.waiting()).hasSize(98);
    assertThat(buffer.promoted()).isEqualTo(1);
  }

  @Test
  void tracesDecayAndGo() {
    EligibilityTraces traces = new EligibilityTraces();
    UUID strong = new UUID(1, 1);
    UUID weak = new UUID(1, 2);
    traces.apply(change(EligibilityTraces.TRACE_CREATE, EligibilityTraces.of(strong, 1)));
    traces.apply(change(EligibilityTraces.TRACE_CREATE, EligibilityTraces.of(weak, 1e-6)));
    traces.apply(change(EligibilityTraces.TRACE_UPDATE, EligibilityTraces.of(strong, 0.5)));
    traces.apply(change(EligibilityTraces.TRACE_UPDATE, EligibilityTraces.of(new UUID(9, 9), 1)));
    traces.apply(change(EligibilityTraces.TRACE_DECAY, EligibilityTraces.decaying(0.9)));
    assertThat(traces.traces()).containsExactlyEntriesOf(Map.of(strong, 1.35));
  }

  @Test
  void whatWasSavedAndRestoredIsTheSameBitForBitInAnyState() {
    for (long seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Agent agent = Agent.of(5, seed);
      AgentChanges.apply(agent, random, 200);
      Agent other = Agent.of(5, ~seed);
      AgentChanges.apply(other, random, 20);
      Map<String, Bytes> saved = AgentChanges.states(agent);
      other.components().forEach(component -> component.restore(saved.get(component.name())));
      assertThat(AgentChanges.states(other)).as("seed %d", seed).isEqualTo(saved);
      other.components().forEach(Component::reset);
      Map<String, Bytes> cold = new HashMap<>(AgentChanges.states(Agent.of(5, ~seed)));
      assertThat(AgentChanges.states(other)).as("seed %d", seed).isEqualTo(cold);
    }
  }

  @Test
  void aStateWithAByteTooFewOrTooManyIsRefusedAndChangesNothing() {
    SplittableRandom random = new SplittableRandom(5);
    Agent agent = Agent.of(3, 5);
    AgentChanges.apply(agent, random, 100);
    Map<String, Bytes> before = AgentChanges.states(agent);
    for (Component component : agent.components()) {
      byte[] state = component.save().toArray();
      for (int length = 0; length < state.length; length++) {
        Bytes cut = Bytes.of(Arrays.copyOf(state, length));
        assertThatThrownBy(() -> component.restore(cut))
            .as("%s cut at %d", component.name(), length)
            .isInstanceOf(IllegalArgumentException.class);
      }
      Bytes longer = Bytes.of(Arrays.copyOf(state, state.length + 1));
      assertThatThrownBy(() -> component.restore(longer))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("too many");
    }
    assertThat(AgentChanges.states(agent)).isEqualTo(before);
  }

  @Test
  void whatCouldNotBeAppliedIsRefused() {
    Agent agent = Agent.of(3, 5);
    refuses(agent.gate(), "SCORER_WEIGHT_UPDATE", Bytes.EMPTY, "knows no change");
    refuses(agent.gate(), WeightMatrix.GATE_WEIGHT_UPDATE, WeightMatrix.replacing(3, 1, 2), "3 on");
    refuses(
        agent.gate(), WeightMatrix.GATE_WEIGHT_UPDATE, WeightMatrix.replacing(0, Float.NaN), "NaN");
    refuses(agent.buffer(), MemoryBuffer.BUFFER_ADD, Bytes.of((byte) 1), "too early");
    refuses(
        agent.dopamine(), Neuromodulator.SEROTONIN_MOOD, Neuromodulator.setting(1), "no change");
    refuses(
        agent.dopamine(),
        Neuromodulator.DOPAMINE_EXPECTATION,
        Neuromodulator.setting(Double.POSITIVE_INFINITY),
        "Infinity");
    refuses(
        agent.traces(), EligibilityTraces.TRACE_DECAY, EligibilityTraces.decaying(1.5), "factor");
    refuses(agent.clusters(), Centroids.CLUSTER_UPDATE, Centroids.updating(1, -1, 2f), "members");
    refuses(agent.metadata(), "METADATA_SHUFFLE", AgentMetadata.naming("a"), "knows no change");
  }

  private static void refuses(Component component, String type, Bytes data, String why) {
    assertThatThrownBy(() -> component.check(type, data))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  private static Change change(String type, Bytes data) {
    return new Change(type, data, 1, 1);
  }

  @Test
  void everyTypeOfChangeIsMadeByTheTests() {
    SplittableRandom random = new SplittableRandom(1);
    assertThat(
            java.util.stream.IntStream.range(0, 500)
                .mapToObj(i -> AgentChanges.random(random, 3))
                .map(Operation.ChangeComponent::type)
                .distinct())
        .containsAll(
            List.of(
                "BUFFER_ADD",
                "BUFFER_REMOVE",
                "BUFFER_PROMOTE",
                "GATE_WEIGHT_UPDATE",
                "SCORER_WEIGHT_UPDATE",
                "DOPAMINE_EXPECTATION",
                "SEROTONIN_MOOD",
                "NOREPINEPHRINE_AROUSAL",
                "ACETYLCHOLINE_ATTENTION",
                "TRACE_CREATE",
                "TRACE_UPDATE",
                "TRACE_DECAY",
                "CLUSTER_UPDATE",
                "CLUSTER_REMOVE",
                "METADATA_PUT",
                "METADATA_REMOVE"));
  }
}
