package io.t4dx.torture.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.torture.sim.Simulation;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Simulation finds each planted fault, in so many lives at most. */
final class MutantTest {
  private static final long LIVES = 200;

  @ParameterizedTest
  @EnumSource
  void isFound(Mutant mutant) throws ReflectiveOperationException {
    Mutation mutation = mutant.mutation();
    Object failure = run(new MutantLoader(mutation), mutant == Mutant.A_CHECKSUM_IS_NOT_COMPARED);
    assertThat(mutation.changes()).hasPositiveValue();
    assertThat((Optional<?>) failure).as("%s after %d lives", mutant, LIVES).isPresent();
  }

  /** The simulation as the loader has it, which is another one than that of this class. */
  private static Object run(MutantLoader loader, boolean ofRot)
      throws ReflectiveOperationException {
    Class<?> simulation = loader.loadClass(Simulation.class.getName());
    Object made =
        simulation.getMethod(ofRot ? "ofRot" : "withoutReduction", long.class).invoke(null, 1L);
    return simulation.getMethod("run", long.class).invoke(made, LIVES);
  }

  @Test
  void stepsOfAManifestInAnotherOrderAreFound() {
    assertThat(Simulation.withoutReduction(1, ReorderedManifest::before).run(LIVES)).isPresent();
  }

  @Test
  void withoutAFaultNothingIsFound() {
    assertThat(Simulation.withoutReduction(1).run(2)).isEmpty();
    assertThat(Simulation.ofRot(1).run(20)).isEmpty();
  }
}
