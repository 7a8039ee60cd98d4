package io.t4dx.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BenchTest {
  @Test
  void anUnknownSuiteIsAnsweredWithTheListOfSuites() throws Exception {
    assertThat(Bench.run(List.of("no-such-suite"))).isEqualTo(2);
    assertThat(Bench.run(List.of())).isEqualTo(2);
    assertThat(Bench.run(List.of("--help"))).isZero();
    assertThat(Bench.usage()).contains("vectors", "jmh");
  }

  @Test
  void anUnknownOptionIsRefusedByName() {
    assertThatThrownBy(() -> SuiteOptions.parse(List.of("--fast"), Set.of("--out")))
        .hasMessageContaining("--fast");
    assertThatThrownBy(() -> SuiteOptions.parse(List.of("--out"), Set.of("--out")))
        .hasMessageContaining("--out wants a value");
  }

  /** All suites are run where none is named, and what means something else to each is refused. */
  @Test
  void anOptionOfOneSuiteNeedsItsName() throws Exception {
    assertThat(Bench.run(List.of("--quick", "--only", "t4dx"))).isEqualTo(2);
    assertThat(Bench.run(List.of("--no-such-option", "1"))).isEqualTo(2);
  }

  @Test
  void aSuiteIsGivenTheOptionsThatItKnows() {
    SuiteOptions options =
        SuiteOptions.parse(
            List.of("--quick", "--at", "disk", "--real", "file"), Set.of("--at", "--real"));
    assertThat(options.among(Set.of("--at", "--most")).without("growth", Set.of()))
        .containsExactly("growth", "--quick", "--at", "disk");
  }

  @Test
  void optionsAreRead() {
    SuiteOptions options =
        SuiteOptions.parse(List.of("--quick", "--out", "a.json"), Set.of("--out"));
    assertThat(options.quick()).isTrue();
    assertThat(options.value("--out")).contains("a.json");
    assertThat(options.value("--only")).isEmpty();
    assertThat(options.list("--only")).isEmpty();
    assertThat(options.number("--runs", 1)).isEqualTo(1);
  }

  @Test
  void anotherJvmIsGivenTheSameOptionsButThoseThatNameFiles() {
    SuiteOptions options =
        SuiteOptions.parse(
            List.of("--out", "a.json", "--quick", "--items", "50"), Set.of("--out", "--items"));
    assertThat(options.without("hybrid", Set.of("--out")))
        .containsExactly("hybrid", "--quick", "--items", "50");
    assertThat(options.number("--items", 1)).isEqualTo(50);
  }

  @Test
  void aNumberThatIsNoneIsRefused() {
    SuiteOptions options = SuiteOptions.parse(List.of("--runs", "few"), Set.of("--runs"));
    assertThatThrownBy(() -> options.number("--runs", 1))
        .hasMessageContaining("--runs wants a positive number, not few");
  }
}
