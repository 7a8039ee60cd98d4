package io.t4dx.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.t4dx.testing.Deeds.Deed;
import org.junit.jupiter.api.Test;

/** The judge itself: it is content with the model, and is not with one that forgets. */
final class SimulationTest {

  @Test
  void theModelAgreesWithItself() {
    for (long seed = 1; seed <= 5; seed++) {
      ModelState state = new ModelState();
      Deeds deeds = new Simulation(seed, (_, options) -> new ModelStore(state, options)).run(300);
      assertThat(deeds.count(Deed.WRITE)).isGreaterThan(100);
      assertThat(deeds.count(Deed.READ)).isGreaterThan(30);
      assertThat(deeds.count(Deed.REOPENING)).isPositive();
    }
  }

  @Test
  void aStoreThatForgetsAnItemIsFound() {
    assertFound(state -> state.items().pollLastEntry());
  }

  @Test
  void aStoreThatForgetsAnEdgeIsFound() {
    assertFound(state -> state.edges().pollFirstEntry());
  }

  @Test
  void aStoreThatForgetsTheNumberOfItsLastWriteIsFound() {
    assertFound(state -> state.reached(Math.max(0, state.lsn() - 1), state.at()));
  }

  private interface Loss {
    void from(ModelState state);
  }

  private static void assertFound(Loss loss) {
    ModelState state = new ModelState();
    Simulation simulation =
        new Simulation(
            1,
            (_, options) -> {
              loss.from(state);
              return new ModelStore(state, options);
            });
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> simulation.run(500))
        .withMessageContaining("again with -Dt4dx.model.seed=1");
  }
}
