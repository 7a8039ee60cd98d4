package io.t4dx.bench.hybrid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SceneTest {
  private final Scene scene = new Scene(2_000, 500, 10, 16);

  @Test
  void itemsLinkToTwoEarlierOnesThatAreLoaded() {
    for (int number = 2; number < scene.most(); number++) {
      int[] targets = scene.targets(number);
      assertThat(targets).hasSize(2).doesNotHaveDuplicates();
      assertThat(Math.max(targets[0], targets[1])).isLessThan(Math.min(number, scene.items()));
    }
    assertThat(scene.targets(0)).isEmpty();
  }

  @Test
  void recallCountsWhatAnExactScanFinds() {
    float[] query = scene.query(3);
    int[] right = nearest(query, 7, 2_000);
    assertThat(right).hasSize(Scene.K);
    assertThat(scene.recall(right, query, 7, 2_000)).isEqualTo(1);
    int[] twice = right.clone();
    twice[1] = twice[0];
    assertThat(scene.recall(twice, query, 7, 2_000)).isEqualTo(0.9);
    assertThat(scene.recall(right, query, 8, 2_000)).isZero();
    assertThat(scene.recall(new int[0], query, 7, 2_000)).isZero();
  }

  @Test
  void theLoadIsMadeOfItsShares() {
    assertThat(counts(Mix.MEMORY))
        .containsExactly(
            Map.entry(Kind.SEARCH, 80), Map.entry(Kind.INSERT, 15), Map.entry(Kind.UPDATE, 5));
    assertThat(counts(Mix.INSERTS)).containsExactly(Map.entry(Kind.INSERT, 100));
    assertThat(counts(Mix.UPDATES)).containsExactly(Map.entry(Kind.UPDATE, 100));
  }

  private static Map<Kind, Integer> counts(Mix mix) {
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    IntStream.range(0, 100).forEach(place -> counts.merge(mix.at(place), 1, Integer::sum));
    return counts;
  }

  private int[] nearest(float[] query, int session, int count) {
    return IntStream.range(0, count)
        .filter(number -> Scene.sessionOf(number) == session)
        .boxed()
        .sorted(Comparator.comparingDouble(number -> -dot(query, scene.memory(number).vector())))
        .limit(Scene.K)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static double dot(float[] a, float[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> (double) a[i] * b[i]).sum();
  }

  @Test
  void anItemIsTheSameWheneverItIsAskedFor() {
    assertThat(scene.memory(9).text()).isEqualTo(scene.memory(9).text());
    assertThat(Arrays.equals(scene.memory(9).vector(), scene.memory(10).vector())).isFalse();
  }
}
