package io.t4dx.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.bench.report.Result;
import io.t4dx.bench.report.SavedReport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final List<Double> PEER = List.of(100.0, 100.0, 100.0);

  @Test
  void aRatioBelowAllThatWereSeenBeforeIsWorseWhereMoreIsBetter() {
    Comparison comparison =
        Comparison.of(
            report("ops/s", List.of(200.0, 220.0, 210.0), PEER),
            report("ops/s", List.of(150.0, 199.0, 160.0), PEER));
    assertThat(comparison.worse()).isTrue();
    assertThat(comparison.text())
        .contains("worse  hybrid/1 thread, all, to lucene: 1.50 to 1.99, was 2.00 to 2.20")
        .contains("by chance once in 10")
        .contains("1 ratios: 1 worse, 0 better, 0 moved, 0 within noise");
  }

  @Test
  void theSameOfATimeIsBetter() {
    Comparison comparison =
        Comparison.of(
            report("us", List.of(200.0, 220.0, 210.0), PEER),
            report("us", List.of(150.0, 199.0, 160.0), PEER));
    assertThat(comparison.worse()).isFalse();
    assertThat(comparison.text()).contains("better hybrid/1 thread");
  }

  @Test
  void runsThatOverlapAreNoise() {
    Comparison comparison =
        Comparison.of(
            report("ops/s", List.of(200.0, 220.0, 210.0), PEER),
            report("ops/s", List.of(150.0, 201.0, 160.0), PEER));
    assertThat(comparison.worse()).isFalse();
    assertThat(comparison.text()).contains("1 within noise").doesNotContain("lucene");
  }

  @Test
  void aMachineThatIsSlowerForAllMovesNothing() {
    Comparison comparison =
        Comparison.of(
            report("ops/s", List.of(200.0, 220.0, 210.0), PEER),
            report("ops/s", List.of(100.0, 110.0, 105.0), List.of(50.0, 50.0, 50.0)));
    assertThat(comparison.text()).contains("1 within noise");
  }

  @Test
  void thisEngineWithOtherOptionsIsNoPeer() {
    SavedReport both =
        new SavedReport(
            "m",
            "25",
            Map.of(),
            "bench hybrid",
            List.of(
                new Result("hybrid", "1 thread", "t4dx", "all", "ops/s", 100, PEER),
                new Result("hybrid", "1 thread", "t4dx without sleep", "all", "ops/s", 100, PEER)));
    assertThat(Comparison.of(both, both).text()).startsWith("0 ratios");
  }

  @Test
  void twoRunsDoNotTellTheirNoise() {
    Comparison comparison =
        Comparison.of(
            report("ops/s", List.of(200.0, 220.0), PEER),
            report("ops/s", List.of(1.0, 1.0, 1.0), PEER));
    assertThat(comparison.worse()).isFalse();
    assertThat(comparison.text()).contains("1 not judged").contains("from 3 runs");
  }

  @Test
  void whatTheNewReportLacksIsTold() {
    SavedReport empty = new SavedReport("m", "25", Map.of(), "bench", List.of());
    assertThat(Comparison.of(report("ops/s", PEER, PEER), empty).text())
        .contains("1 ratios of the base are not in the new report");
  }

  @Test
  void theChanceOfPartingFallsWithTheRuns() {
    assertThat(move(3, 3).onceIn()).isEqualTo(10);
    assertThat(move(5, 5).onceIn()).isEqualTo(126);
  }

  private static Move move(int before, int after) {
    return new Move(ratio(before), ratio(after));
  }

  private static Ratio ratio(int runs) {
    return new Ratio("s", "c", "m", "p", Sense.MORE, java.util.Collections.nCopies(runs, 1.0));
  }

  private static SavedReport report(String unit, List<Double> self, List<Double> peer) {
    return new SavedReport(
        "m",
        "25",
        Map.of(),
        "bench hybrid",
        List.of(
            new Result("hybrid", "1 thread", "t4dx", "all", unit, self.getFirst(), self),
            new Result("hybrid", "1 thread", "lucene", "all", unit, peer.getFirst(), peer)));
  }
}
