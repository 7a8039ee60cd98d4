package io.t4dx.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.testing.Deeds;
import io.t4dx.testing.Deeds.Deed;
import io.t4dx.testing.Simulation;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random lives of a store, with crashes in them, against the model.
 *
 * <p>{@code -Dt4dx.model.sequences=5000} makes it more of them, {@code -Dt4dx.model.seed=17} only
 * that one.
 */
final class EngineModelTest {
  private static final int STEPS = 500;
  private static final int SEQUENCES = Integer.getInteger("t4dx.model.sequences", 48);
  private static final Long ONLY = Long.getLong("t4dx.model.seed");

  @Test
  @Timeout(value = 6, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void theEngineAnswersAsTheModelDoes() {
    if (ONLY != null) {
      assertThat(live(ONLY).count(Deed.REOPENING)).isPositive();
      return;
    }
    Deeds deeds =
        LongStream.rangeClosed(1, SEQUENCES)
            .parallel()
            .mapToObj(EngineModelTest::live)
            .reduce(new Deeds(), Deeds::and);
    System.out.println("EngineModelTest: " + deeds);
    assertThat(deeds.count(Deed.WRITE)).isGreaterThan(250L * SEQUENCES);
    assertThat(deeds.count(Deed.READ)).isGreaterThan(100L * SEQUENCES);
    assertThat(deeds.count(Deed.HELD_VIEW)).isGreaterThan(10L * SEQUENCES);
    assertThat(deeds.count(Deed.REFUSAL)).isGreaterThan(2L * SEQUENCES);
    assertThat(deeds.count(Deed.FLUSH)).isGreaterThan(SEQUENCES);
    assertThat(deeds.count(Deed.REOPENING)).isGreaterThan(2L * SEQUENCES);
    assertThat(deeds.count(Deed.CRASH)).isGreaterThan(2L * SEQUENCES);
    assertThat(deeds.count(Deed.FAILURE)).isGreaterThan(SEQUENCES);
    assertThat(deeds.count(Deed.SEGMENT)).isGreaterThan(10L * SEQUENCES);
    assertThat(deeds.count(Deed.GRAPH)).isGreaterThan(10L * SEQUENCES);
    assertThat(deeds.count(Deed.MERGE)).isGreaterThan(2L * SEQUENCES);
  }

  /** Memtables are flushed by the thread that fills them, so a seed says all that happens. */
  private static Deeds live(long seed) {
    EngineTuning tuning = EngineTuning.DEFAULT.flushing(EngineTuning.Flushing.CALLER).graphFrom(1);
    return new Simulation(seed, tuning::open).run(STEPS);
  }
}
