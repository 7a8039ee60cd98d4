package io.t4dx.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.testing.Deeds;
import io.t4dx.testing.Deeds.Deed;
import io.t4dx.testing.Rounds;
import io.t4dx.testing.Simulation;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random lives of a store whose own threads flush and build graphs meanwhile, against the model. A
 * seed says what is written and asked, not what the threads have done by then: that differs each
 * time, and no answer may.
 */
final class BackgroundModelTest {
  private static final int ROUNDS = 40;
  private static final int STEPS = 120;

  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whatThreadsOfTheStoreDoMeanwhileIsNotSeen() {
    AtomicReference<Deeds> all = new AtomicReference<>(new Deeds());
    EngineTuning tuning = EngineTuning.DEFAULT.graphFrom(1);
    boolean enough =
        Rounds.run(
            "BackgroundModelTest",
            ROUNDS,
            seed -> {
              Deeds deeds = new Simulation(seed, tuning::open).run(STEPS);
              all.accumulateAndGet(deeds, Deeds::and);
            });
    Deeds deeds = all.get();
    System.out.println("BackgroundModelTest: " + deeds);
    if (enough) {
      assertThat(deeds.count(Deed.WRITE)).isGreaterThan(50L * ROUNDS);
      assertThat(deeds.count(Deed.READ)).isGreaterThan(20L * ROUNDS);
      assertThat(deeds.count(Deed.REOPENING)).isGreaterThan(ROUNDS);
      assertThat(deeds.count(Deed.SEGMENT)).isGreaterThan(ROUNDS);
      assertThat(deeds.count(Deed.GRAPH)).isPositive();
      assertThat(deeds.count(Deed.MERGE)).isPositive();
      assertThat(deeds.count(Deed.CRASH)).isPositive();
    }
  }
}
