package io.t4dx.bench.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.bench.report.Result;
import io.t4dx.bench.report.SavedReport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final List<Result> RESULTS =
      List.of(
          new Result("keyvalue", "1 writer", "rocksdb", "durable inserts", "items/s", 1_000),
          new Result("keyvalue", "64 writers", "rocksdb", "durable inserts", "items/s", 9_000),
          new Result("keyvalue", "1 writer", "t4dx", "durable inserts", "items/s", 2_000),
          new Result("keyvalue", "64 writers", "t4dx", "durable inserts", "items/s", 18_000),
          new Result("hybrid", "1 thread", "t4dx", "search p50", "us", 100),
          new Result("hybrid", "1 thread", "t4dx", "search p99.9", "us", 900),
          new Result("growth", "10,000 items", "t4dx", "insert", "us", 5),
          new Result("growth", "1,000,000 items", "t4dx", "insert", "us", 6),
          new Result("growth", "10,000 items", "t4dx", "others", "processors", 0.1));

  @Test
  void thePageDrawsWhatWasMeasuredAndLoadsNothing() {
    String page = page("EPYC <4>");
    assertThat(page)
        .contains("Durable inserts of 2.5 KB", "Hybrid load, 1 thread: search")
        .contains("As the store grows: insert", "prefers-color-scheme:dark", "EPYC &lt;4&gt;")
        .doesNotContain("Hybrid load, 1 thread: update", "As the store grows: others")
        .doesNotContain("http:", "https:", "<script");
    assertThat(page.split("<polyline", -1)).hasSize(5);
  }

  @Test
  void tablesSayHowManyTimesAPeerThisEngineIs() {
    assertThat(page("m")).contains("<td>1,000 <small>t4dx 2.00x</small></td>");
  }

  @Test
  void thisEngineWithOtherOptionsStandsBesideIt() {
    List<Result> results =
        List.of(
            new Result("hybrid", "1 thread", "lucene", "all", "ops/s", 100),
            new Result("hybrid", "1 thread", "t4dx without sleep", "all", "ops/s", 500),
            new Result("hybrid", "1 thread", "t4dx", "all", "ops/s", 400));
    assertThat(Page.of(List.of(new SavedReport("m", "25", Map.of(), "bench", results))))
        .contains("<th>t4dx</th><th>t4dx without sleep</th><th>lucene</th>")
        .contains("<td>400</td><td>500 <small>t4dx 0.80x</small></td>");
  }

  @Test
  void anAxisByFactorsEndsAtPowersOfTen() {
    Axis axis = Axis.over(List.of(20.0, 3_000.0), true, 0, 300);
    assertThat(axis.ticks()).containsExactly(10.0, 100.0, 1_000.0, 10_000.0);
    assertThat(axis.place(100)).isEqualTo(100, org.assertj.core.data.Offset.offset(1e-9));
    assertThat(List.of(Axis.label(12_000), Axis.label(0.25), Axis.label(1e6)))
        .containsExactly("12k", "0.25", "1M");
  }

  private static String page(String machine) {
    return Page.of(List.of(new SavedReport(machine, "25", Map.of(), "bench", RESULTS)));
  }
}
