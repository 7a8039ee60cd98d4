package io.t4dx.bench.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.t4dx.bench.vectors.data.DataSet;
import io.t4dx.bench.vectors.data.DataSets;
import io.t4dx.bench.vectors.data.FilterSet;
import io.t4dx.bench.vectors.data.GroundTruth;
import io.t4dx.bench.vectors.data.Metric;
import io.t4dx.bench.vectors.system.BuiltIndex;
import io.t4dx.bench.vectors.system.Pass;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SearchCurveTest {
  private static final DataSet DATA = DataSets.uniform("u", 7, 400, 8, 40);
  private static final GroundTruth TRUTH = GroundTruth.of(DATA, 10, Optional.empty());
  private static final Effort NONE =
      new Effort(0, Duration.ZERO, Duration.ZERO, Duration.ofDays(1), Duration.ZERO);

  @Test
  void findsTheCandidatesThatARecallTakes() throws IOException {
    SearchCurve curve = curve(2);
    OperatingPoint point = curve.at(0.95).orElseThrow();
    assertThat(point.recall()).isCloseTo(0.95, within(1e-9));
    assertThat(curve.recallAt((int) point.ef() - 8)).isLessThan(0.95);
    assertThat(curve.recallAt((int) point.ef() + 8)).isGreaterThanOrEqualTo(0.95);
    assertThat(point.queriesPerSecond()).isCloseTo(1e9 / (point.ef() * 1_000), within(50.0));
    assertThat(point.p99Micros()).isCloseTo(point.ef(), within(1.0));
  }

  @Test
  void takesTheLeastCandidatesWhereTheyAreEnough() throws IOException {
    assertThat(curve(400).at(0.95).orElseThrow().ef()).isEqualTo(10);
  }

  @Test
  void saysSoWhereARecallIsOutOfReach() throws IOException {
    assertThat(curve(0).at(0.95)).isEmpty();
  }

  @Test
  void selectsCasesAndSystems() {
    Selection selection = Selection.parse(Optional.of("A,C.filter/t4dx"));
    assertThat(selection.hasCase("A.search")).isTrue();
    assertThat(selection.hasCase("C.filter")).isTrue();
    assertThat(selection.hasCase("C.search")).isFalse();
    assertThat(selection.hasSystem("t4dx")).isTrue();
    assertThat(selection.hasSystem("lucene")).isFalse();
    assertThat(Selection.parse(Optional.empty()).hasCase("S.search")).isTrue();
    assertThat(Selection.parse(Optional.of("A")).hasSystem("lucene")).isTrue();
  }

  private static SearchCurve curve(int seenPerCandidate) {
    return new SearchCurve(new Sampling(seenPerCandidate), DATA, TRUTH, Optional.empty(), NONE);
  }

  /**
   * Finds the nearest of the first {@code seenPerCandidate * ef} rows, and claims a microsecond for
   * each candidate.
   */
  private record Sampling(int seenPerCandidate) implements BuiltIndex {
    @Override
    public long buildNanos() {
      return 1;
    }

    @Override
    public Pass search(List<float[]> queries, int k, int ef, Optional<FilterSet> filters) {
      Pass pass = new Pass(queries.size(), k);
      for (int query = 0; query < queries.size(); query++) {
        int[] nearest = nearest(queries.get(query), Math.min(400, seenPerCandidate * ef), k);
        System.arraycopy(nearest, 0, pass.found(), query * k, nearest.length);
        pass.nanos()[query] = 1_000L * ef;
      }
      return pass;
    }

    private static int[] nearest(float[] query, int seen, int k) {
      return IntStream.range(0, seen)
          .boxed()
          .sorted(
              Comparator.comparingDouble(
                  row ->
                      Metric.EUCLIDEAN.distance(
                          query, 0, DATA.rows().values(), DATA.rows().offset(row), 8)))
          .limit(k)
          .mapToInt(Integer::intValue)
          .toArray();
    }

    @Override
    public void close() {}
  }
}
