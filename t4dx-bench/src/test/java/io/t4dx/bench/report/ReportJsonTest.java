package io.t4dx.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportJsonTest {
  @Test
  void theFileHasTheSharedShape() {
    BenchReport report =
        new BenchReport(
            new Environment("a \"machine\"", "25", "bench vectors"),
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    report.version("t4dx", "0.1");
    report.add(new Result("vectors", "A.search", "t4dx", "build", "items/s", 1234.5));
    report.add(new Result("vectors", "A.search", "lucene", "build", "items/s", 300));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ReportJson.write(report, out);
    assertThat(out.toString(StandardCharsets.UTF_8).replaceAll("\\s*\n\\s*", ""))
        .isEqualTo(
            """
            {"machine":"a \\"machine\\"","jdk":"25","versions":{"t4dx":"0.1"},\
            "command":"bench vectors","results":[\
            {"suite":"vectors","case":"A.search","system":"t4dx","metric":"build",\
            "unit":"items/s","value":1234.5},\
            {"suite":"vectors","case":"A.search","system":"lucene","metric":"build",\
            "unit":"items/s","value":300.0}]}\
            """);
  }

  @Test
  void whatWasWrittenIsReadAgainWithAllRuns(@TempDir Path directory) throws Exception {
    BenchReport report =
        new BenchReport(
            new Environment("m", "25", "bench hybrid --runs 3"),
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    report.version("t4dx", "0.1");
    for (double seen : new double[] {3, 1, 2}) {
      report.add(new Result("hybrid", "1 thread", "t4dx", "all", "ops/s", seen));
      report.nextRun();
    }
    Path file = directory.resolve("report.json");
    ReportJson.write(report, file);
    SavedReport read = ReportReader.read(file);
    assertThat(read).isEqualTo(SavedReport.of(report));
    assertThat(read.results())
        .containsExactly(
            new Result(
                "hybrid", "1 thread", "t4dx", "all", "ops/s", 2, java.util.List.of(3.0, 1.0, 2.0)));
  }

  @Test
  void aFileThatIsNoReportIsRefusedByName(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("other.json"), "{\"machine\": 1}");
    assertThatThrownBy(() -> ReportReader.read(file))
        .isInstanceOf(java.io.IOException.class)
        .hasMessageContaining("other.json is no report");
  }

  @Test
  void aNumberThatWasNotSeenIsRefused() {
    assertThatThrownBy(() -> new Result("vectors", "A", "t4dx", "build", "items/s", Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("build of t4dx in vectors/A");
  }

  @Test
  void tablesShowRatiosToTheBaseline() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BenchReport report =
        new BenchReport(
            new Environment("m", "25", "c"), new PrintStream(out, true, StandardCharsets.UTF_8));
    report.add(new Result("vectors", "A", "cpp", "build", "items/s", 200));
    report.add(new Result("vectors", "A", "t4dx", "build", "items/s", 500));
    report.add(new Result("vectors", "A", "t4dx", "open", "ms", 0.25));
    report.add(new Result("store", "A", "t4dx", "get", "us", 3));
    out.reset();
    report.printTables("vectors", java.util.List.of("cpp"));
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("build, items/s  200  500 (2.50x)")
        .contains("open, ms          -       0.2500")
        .doesNotContain("get, us");
  }
}
