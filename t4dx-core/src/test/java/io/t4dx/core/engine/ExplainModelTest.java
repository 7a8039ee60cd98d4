package io.t4dx.core.engine;

import io.t4dx.testing.ExplanationAgreement;
import io.t4dx.testing.ManualClock;
import io.t4dx.testing.RandomItems;
import io.t4dx.testing.RandomOperations;
import io.t4dx.testing.RandomQueries;
import io.t4dx.testing.Rig;
import io.t4dx.testing.Workload;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Explanations of random searches, scans and counts over memtables and segments with patches and
 * deletions, against the model. {@code -Dt4dx.explain.seed=17} does only that one again.
 */
final class ExplainModelTest {
  private static final Long ONLY = Long.getLong("t4dx.explain.seed");
  private static final int LIVES = 12;
  private static final int STEPS = 60;

  @Test
  void explanationsTellTheTruth() {
    if (ONLY != null) {
      live(ONLY);
      return;
    }
    LongStream.rangeClosed(1, LIVES).parallel().forEach(ExplainModelTest::live);
  }

  private static void live(long seed) {
    ManualClock clock = ManualClock.standing();
    SplittableRandom random = new SplittableRandom(seed);
    RandomItems items = new RandomItems(random, clock, 3, 20);
    RandomOperations operations = new RandomOperations(random, items);
    RandomQueries queries = new RandomQueries(random, items);
    EngineTuning tuning = EngineTuning.DEFAULT.flushing(EngineTuning.Flushing.CALLER).graphFrom(1);
    Rig rig = new Rig(tuning::open, Workload.options(clock).build(), clock);
    try {
      rig.open();
      for (int i = 0; i < STEPS; i++) {
        clock.advance(10);
        rig.write(rig.named(operations.batch()));
        if (random.nextInt(12) == 0) {
          rig.store().flush();
        }
        for (int j = 0; j < 3; j++) {
          ExplanationAgreement.check(rig.store(), rig.model(), queries.search());
        }
        ExplanationAgreement.check(rig.store(), rig.model(), queries.scan());
      }
      rig.close();
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
    }
  }
}
