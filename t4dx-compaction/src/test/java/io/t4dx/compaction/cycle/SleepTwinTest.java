package io.t4dx.compaction.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.query.EdgeFilter;
import io.t4dx.query.Hit;
import io.t4dx.query.Search;
import io.t4dx.sleep.SleepSetting;
import io.t4dx.write.FieldUpdate;
import io.t4dx.write.MissingEdge;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two stores live the same life, and one of them sleeps at random moments, with nothing to replay,
 * to cluster or to forget: whatever its segments go through, they agree on everything.
 */
final class SleepTwinTest {
  private static final int LIVES = 4;
  private static final int STEPS = 300;
  private static final int IDS = 40;

  static LongStream seeds() {
    return LongStream.range(0, LIVES);
  }

  private static Bed bed() {
    return Bed.made(
        sleep ->
            sleep
                .set(SleepSetting.REPLAY_MOST, 0)
                .set(SleepSetting.CLUSTER_MOST, 0)
                .set(SleepSetting.FORGET_MOST, 0)
                .set(SleepSetting.EDGE_WEIGHT_FROM, 0)
                .set(SleepSetting.DANGLING_AGE, -1)
                .set(SleepSetting.REWRITE_DEAD_SHARE, 0.05));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void sleepChangesNoAnswerThatItHasNoReasonToChange(long seed) {
    SplittableRandom moments = new SplittableRandom(~seed);
    try (Bed waking = bed();
        Bed sleeping = bed()) {
      SplittableRandom random = new SplittableRandom(seed);
      int rewritten = 0;
      for (int step = 0; step < STEPS; step++) {
        long choice = random.nextLong();
        live(waking, new SplittableRandom(choice));
        live(sleeping, new SplittableRandom(choice));
        if (moments.nextInt(12) == 0) {
          rewritten += sleeping.store().sleep().run().bytes().written();
          agree(sleeping, waking, moments);
        }
        if (moments.nextInt(40) == 0) {
          sleeping.reopen();
        }
      }
      agree(sleeping, waking, moments);
      assertThat(rewritten).isPositive();
    }
  }

  private static void agree(Bed sleeping, Bed waking, SplittableRandom random) {
    assertThat(sleeping.contents()).isEqualTo(waking.contents());
    Search search = Search.in(Bed.ALICE).nearest(vector(random)).k(7).build();
    List<Hit> found = sleeping.store().search(search).hits();
    List<Hit> expected = waking.store().search(search).hits();
    assertThat(found)
        .extracting(hit -> hit.item().id())
        .containsExactlyElementsOf(expected.stream().map(hit -> hit.item().id()).toList());
    for (int i = 0; i < found.size(); i++) {
      // The kernels add up in another order where a row lies elsewhere in its block.
      assertThat(found.get(i).score()).isCloseTo(expected.get(i).score(), within(1e-6f));
    }
  }

  private static float[] vector(SplittableRandom random) {
    return new float[] {(float) random.nextDouble(), (float) random.nextDouble(), 1};
  }

  private static void live(Bed bed, SplittableRandom random) {
    long id = random.nextInt(IDS);
    long other = random.nextInt(IDS);
    EdgeKey edge = new EdgeKey(Bed.ALICE, Bed.id(id), EdgeType.USES, Bed.id(other));
    bed.pass(Duration.ofHours(1));
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> bed.insert(Bed.draft(id).vector(vector(random)));
      case 3 -> bed.store().update(Bed.key(id), FieldUpdate.builder().addToKappa(0.1f).build());
      case 4 ->
          bed.store()
              .update(Bed.key(id), FieldUpdate.builder().metadata("n", random.nextInt()).build());
      case 5 -> bed.store().updateEdgeWeight(edge, 0.25f, MissingEdge.CREATE);
      case 6 -> bed.store().scaleWeights(EdgeFilter.all(Bed.ALICE), 0.75f);
      case 7 -> bed.store().delete(Bed.key(id));
      case 8 -> bed.store().deleteEdge(edge);
      default -> bed.store().flush();
    }
  }
}
