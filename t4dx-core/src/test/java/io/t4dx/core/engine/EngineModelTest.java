package io.t4dx.core.engine;

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
  private static final int SEQUENCES = Integer.getInteger("t4dx.model.sequences", 200);
  private static final Long ONLY = Long.getLong("t4dx.model.seed");

  @Test
  @Timeout(value = 6, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void theEngineAnswersAsTheModelDoes() {
    if (ONLY != null) {
      live(ONLY);
      return;
    }
    LongStream.rangeClosed(1, SEQUENCES).parallel().forEach(EngineModelTest::live);
  }

  /** Memtables are flushed by the thread that fills them, so a seed says all that happens. */
  private static void live(long seed) {
    EngineTuning tuning = EngineTuning.DEFAULT.flushing(EngineTuning.Flushing.CALLER).graphFrom(1);
    new Simulation(seed, tuning::open).run(STEPS);
  }
}
