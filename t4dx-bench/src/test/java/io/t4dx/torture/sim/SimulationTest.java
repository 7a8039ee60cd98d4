package io.t4dx.torture.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Simulated lives for {@code -Dt4dx.torture.seconds=30} from {@code -Dt4dx.torture.seed=1} on; new
 * seeds are for {@code tools/t4dx torture --simulated}.
 */
final class SimulationTest {
  private static final long SECONDS = Long.getLong("t4dx.torture.seconds", 30);
  private static final long SEED = Long.getLong("t4dx.torture.seed", 1);

  /** So seldom that a short run may go without. */
  private static final Set<Deed> RARE =
      EnumSet.of(Deed.RESTORED, Deed.ERASED, Deed.FORGOTTEN, Deed.ARCHIVED, Deed.ROT, Deed.REFUSAL);

  @Test
  void livesKeepWhatTheyWerePromised() {
    System.out.println("SimulationTest runs with -Dt4dx.torture.seed=" + SEED);
    long start = System.nanoTime();
    Simulation simulation = new Simulation(SEED);
    simulation.run(
        Runtime.getRuntime().availableProcessors(),
        Long.MAX_VALUE,
        () -> System.nanoTime() - start < Duration.ofSeconds(SECONDS).toNanos());
    System.out.println("SimulationTest: " + simulation.tally());
    assertThat(simulation.failure().map(Failure::text)).isEmpty();
    for (Deed deed : EnumSet.complementOf(EnumSet.copyOf(RARE))) {
      assertThat(simulation.tally().of(deed)).as("%s", deed).isPositive();
    }
  }

  @Test
  void aSeedSaysAllThatHappens() {
    Simulation once = new Simulation(5);
    Simulation again = new Simulation(5);
    once.run(3);
    again.run(3);
    assertThat(again.tally()).hasToString(once.tally().toString());
    assertThat(once.histories()).isEqualTo(3);
  }
}
