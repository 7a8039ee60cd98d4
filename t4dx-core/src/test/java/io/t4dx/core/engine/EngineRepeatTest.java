package io.t4dx.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.testing.ManualClock;
import io.t4dx.testing.Rig;
import io.t4dx.testing.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Crash points of the other tests mean the same operation in every run. */
final class EngineRepeatTest {
  @Test
  void theDiskSeesTheSameOperationsInEveryRun() {
    List<String> first = trace(3);
    assertThat(first).isNotEmpty();
    for (int i = 0; i < 5; i++) {
      assertThat(trace(3)).isEqualTo(first);
    }
    assertThat(trace(4)).isNotEqualTo(first);
  }

  private static List<String> trace(long seed) {
    ManualClock clock = ManualClock.standing();
    Rig rig =
        new Rig(
            EngineTuning.DEFAULT.flushing(EngineTuning.Flushing.CALLER).graphFrom(1)::open,
            Workload.options(clock).build(),
            clock);
    new Workload(seed, clock).run(rig);
    return rig.disk().trace();
  }
}
