package io.t4dx.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.t4dx.component.Agent;
import io.t4dx.component.Change;
import io.t4dx.core.component.SavedState;
import io.t4dx.model.Bytes;
import io.t4dx.testing.AgentChanges;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class CheckpointCodecTest {
  private static final CheckpointContents CONTENTS = contents();

  private static CheckpointContents contents() {
    Agent agent = Agent.of(3, 1);
    AgentChanges.apply(agent, new SplittableRandom(1), 60);
    TreeMap<String, SavedState> states = new TreeMap<>();
    AgentChanges.states(agent)
        .forEach((name, state) -> states.put(name, new SavedState(Optional.of(state), List.of())));
    states.put(
        "unclaimed",
        new SavedState(
            Optional.empty(), List.of(new Change("OWN", Bytes.of((byte) 1, (byte) 2), 17, 99))));
    return new CheckpointContents(
        new UUID(1, 2),
        1042,
        1_763_700_000_123_456L,
        Bytes.of("identity".getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
        Bytes.EMPTY,
        List.of("segments/000012.seg", "wal/00000007.wal.jsonl"),
        states);
  }

  @Test
  void readsWhatItWrote() throws IOException {
    assertThat(CheckpointCodec.decode("c", CheckpointCodec.encode(CONTENTS))).isEqualTo(CONTENTS);
  }

  /** Some bits say nothing: the time in the header of the compression, and what pads its end. */
  @Test
  void aFlippedBitIsSeenOrChangesNothing() throws IOException {
    byte[] bytes = CheckpointCodec.encode(CONTENTS);
    int harmless = 0;
    for (int bit = 0; bit < 8 * bytes.length; bit++) {
      byte[] flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      try {
        assertThat(CheckpointCodec.decode("c", flipped)).as("bit %d", bit).isEqualTo(CONTENTS);
        harmless++;
      } catch (CheckpointDamagedException e) {
        assertThat(e).hasMessageStartingWith("c is damaged");
      }
    }
    assertThat(harmless).isLessThan(80);
  }

  @Test
  void aFileThatIsCutIsDamaged() {
    byte[] bytes = CheckpointCodec.encode(CONTENTS);
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> CheckpointCodec.decode("c", cut))
          .as("cut at %d", length)
          .isInstanceOf(CheckpointDamagedException.class);
    }
  }
}
