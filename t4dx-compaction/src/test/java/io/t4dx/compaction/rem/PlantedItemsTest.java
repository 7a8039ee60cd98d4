package io.t4dx.compaction.rem;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.compaction.cluster.AdjustedRandIndex;
import io.t4dx.compaction.cluster.Planted;
import io.t4dx.index.kernel.Metric;
import io.t4dx.sleep.SleepPlan;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlantedItemsTest {
  private static final long SEED = Long.getLong("t4dx.seed", 5);

  @ParameterizedTest
  @CsvSource({"EUCLIDEAN,16", "COSINE,16", "EUCLIDEAN,64", "COSINE,64"})
  void areFoundAgainAmongThirtyPercentNoise(Metric metric, int dimension) {
    Planted planted = Planted.of(SEED, 600, dimension, 8);
    try (Night night = new Night(metric)) {
      Map<UUID, Integer> numbers = new HashMap<>();
      for (float[] point : planted.points()) {
        numbers.put(night.insert(Night.item(point)), numbers.size());
      }
      int[] labels = new int[planted.labels().length];
      Arrays.fill(labels, -1);
      SleepPlan.Rem plan = night.sleep();
      for (int cluster = 0; cluster < plan.clusters().size(); cluster++) {
        for (SleepPlan.Member member : plan.clusters().get(cluster).members()) {
          labels[numbers.get(member.key().id())] = cluster;
        }
      }
      assertThat(AdjustedRandIndex.of(labels, planted.labels()))
          .as("seed %d", SEED)
          .isGreaterThanOrEqualTo(0.9);
      assertThat(night.plan().clusters()).as("seed %d", SEED).isEmpty();
    }
  }
}
