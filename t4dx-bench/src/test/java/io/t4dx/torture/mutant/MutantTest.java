package io.t4dx.torture.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.torture.sim.Simulation;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Simulation finds each planted fault. A life that is known to find it is lived first. */
final class MutantTest {
  private static final long LIVES = 200;

  @ParameterizedTest
  @EnumSource
  void isFound(Mutant mutant) throws ReflectiveOperationException {
    Mutation mutation = mutant.mutation();
    MutantLoader loader = new MutantLoader(mutation);
    boolean ofRot = mutant == Mutant.A_CHECKSUM_IS_NOT_COMPARED;
    Optional<?> failure = run(loader, ofRot, mutant.seed(), 1);
    if (failure.isEmpty()) {
      failure = run(loader, ofRot, 1, LIVES);
      System.out.println(mutant + " is found by " + failure.map(MutantTest::seed));
    }
    assertThat(mutation.changes()).hasPositiveValue();
    assertThat(failure).as("%s after %d lives", mutant, LIVES).isPresent();
  }

  private static Object seed(Object failure) {
    try {
      return failure.getClass().getMethod("seed").invoke(failure);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The simulation as the loader has it, which is another one than that of this class. */
  private static Optional<?> run(MutantLoader loader, boolean ofRot, long seed, long lives)
      throws ReflectiveOperationException {
    Class<?> simulation = loader.loadClass(Simulation.class.getName());
    Object made =
        simulation.getMethod(ofRot ? "ofRot" : "withoutReduction", long.class).invoke(null, seed);
    return (Optional<?>) simulation.getMethod("run", long.class).invoke(made, lives);
  }

  @Test
  void stepsOfAManifestInAnotherOrderAreFound() {
    assertThat(Simulation.withoutReduction(1, ReorderedManifest::before).run(LIVES)).isPresent();
  }

  @Test
  void withoutAFaultNothingIsFound() throws ReflectiveOperationException {
    assertThat(run(new MutantLoader(Mutation.none()), false, 1, 2)).isEmpty();
    assertThat(Simulation.ofRot(1).run(20)).isEmpty();
  }
}
