package io.t4dx.index.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.index.kernel.Metric;
import io.t4dx.index.vector.SearchReport.Way;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/** A search tells which ways it took, and how much it did on them. */
final class ReportTest {
  private static final long SEED = Long.getLong("t4dx.seed", 40);
  private static final int COUNT = 12_000;
  private static final int WIDE_COUNT = 4_000;

  private static VectorIndex index;
  private static VectorIndex wide;
  private static Rows rows;
  private static float[] query;
  private static float[] wideQuery;

  @BeforeAll
  static void build() {
    rows = Rows.mixture(COUNT, 24, SEED);
    index = rows.index(Metric.COSINE);
    query = Rows.mixtureVectors(1, 24, SEED, SEED + 1)[0];
    wide = Rows.mixture(WIDE_COUNT, 384, SEED).index(Metric.COSINE);
    wideQuery = Rows.mixtureVectors(1, 384, SEED, SEED + 1)[0];
  }

  private static SearchReport report(VectorIndex asked, SearchRequest request) {
    SearchReport first = new SearchReport();
    Hits hits = asked.search(request.reporting(first));
    SearchReport again = new SearchReport();
    assertThat(asked.search(request.reporting(again)).rows())
        .containsExactly(asked.search(request).rows())
        .containsExactly(hits.rows());
    assertThat(again.ways()).isEqualTo(first.ways());
    assertThat(again.visited()).isEqualTo(first.visited());
    assertThat(again.scoredByCode()).isEqualTo(first.scoredByCode());
    assertThat(again.scoredExactly()).isEqualTo(first.scoredExactly());
    return first;
  }

  private static RoaringBitmap random(double share, int count) {
    Random random = new Random(SEED);
    RoaringBitmap accepted = new RoaringBitmap();
    for (int row = 0; row < count; row++) {
      if (random.nextDouble() < share) {
        accepted.add(row);
      }
    }
    return accepted;
  }

  private static SearchReport filtered(RoaringBitmap accepted) {
    return report(index, SearchRequest.of(query, 10).accepting(index.accept(accepted)));
  }

  @Test
  void aWalkLooksAtFewNodesAndAlwaysAsMany() {
    SearchReport report = report(index, SearchRequest.of(query, 10));
    assertThat(report.ways()).containsExactly(Way.WALK);
    assertThat(report.visited()).isBetween(10L, COUNT / 8L);
    assertThat(report.scoredExactly()).isBetween(report.visited(), COUNT / 2L);
    assertThat(report.scoredByCode()).as("24 dimensions need no codes").isZero();
    assertThat(report.near()).isEmpty();
  }

  @Test
  void moreEffortVisitsMore() {
    SearchReport little = report(index, SearchRequest.of(query, 10).ef(20));
    SearchReport much = report(index, SearchRequest.of(query, 10).ef(200));
    // Every node that is kept is expanded.
    assertThat(little.visited()).isGreaterThanOrEqualTo(20);
    assertThat(much.visited()).isGreaterThanOrEqualTo(200).isGreaterThan(little.visited());
  }

  @Test
  void anExactSearchScoresEveryVectorOnce() {
    SearchReport report = report(index, SearchRequest.of(query, 10).recall(Recall.EXACT));
    assertThat(report.ways()).containsExactly(Way.EXACT_SCAN);
    assertThat(report.scoredExactly()).isEqualTo(COUNT);
    assertThat(report.visited()).isZero();
  }

  @Test
  void fewAcceptedVectorsAreScoredOnceEach() {
    for (double share : new double[] {0, 0.01, 0.2}) {
      RoaringBitmap accepted = random(share, COUNT);
      SearchReport report = filtered(accepted);
      assertThat(report.ways()).containsExactly(Way.EXACT_SCAN);
      assertThat(report.scoredExactly()).isEqualTo(accepted.getCardinality());
      assertThat(report.visited() + report.scoredByCode()).isZero();
    }
  }

  @Test
  void manyAcceptedVectorsAreProbedThenWalkedTo() {
    SearchReport report = filtered(random(0.8, COUNT));
    assertThat(report.ways()).containsExactly(Way.PROBE, Way.WALK);
    assertThat(report.near().getAsDouble()).as("seed %d", SEED).isBetween(0.5, 1.0);
    assertThat(report.visited()).isBetween(10L, COUNT / 4L);
  }

  @Test
  void someAcceptedVectorsNearTheQueryAreWalkedThrough() {
    float bound = rows.truth(Metric.COSINE, query, COUNT, rows.all())[COUNT / 100];
    Random random = new Random(SEED);
    RoaringBitmap accepted = new RoaringBitmap();
    for (int row = 0; row < COUNT; row++) {
      boolean near = Metric.COSINE.score(query, rows.vectors()[row]) > bound;
      if (random.nextDouble() < (near ? 0.15 : 0.4)) {
        accepted.add(row);
      }
    }
    SearchReport report = filtered(accepted);
    assertThat(report.ways()).startsWith(Way.PROBE, Way.ACCEPTED_WALK);
    assertThat(report.near().getAsDouble()).as("seed %d", SEED).isBetween(0.03, 0.35);
  }

  @Test
  void codesAndFloatsAreCountedApart() {
    SearchReport walk = report(wide, SearchRequest.of(wideQuery, 10));
    assertThat(walk.ways()).containsExactly(Way.WALK);
    assertThat(walk.scoredByCode()).isGreaterThan(walk.visited());
    assertThat(walk.scoredExactly()).isBetween(10L, walk.scoredByCode());

    RoaringBitmap accepted = random(0.5, WIDE_COUNT);
    SearchReport scan =
        report(wide, SearchRequest.of(wideQuery, 10).accepting(wide.accept(accepted)));
    assertThat(scan.ways()).containsExactly(Way.CODE_SCAN);
    assertThat(scan.scoredByCode())
        .isBetween((long) accepted.getCardinality(), 2L * accepted.getCardinality());
    assertThat(scan.scoredExactly()).isBetween(10L, 1000L);
    assertThat(scan.visited()).isZero();
  }
}
