package io.t4dx.compaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.t4dx.sleep.SleepOptions;
import io.t4dx.sleep.SleepSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every setting has its line on the page about sleep, with its default and its bounds. */
final class SleepPageTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| `([A-Z_]+)` \\| (\\S+) \\| (\\S+) to (\\S+) \\| \\S.*\\|$");

  private record Row(String name, double initially, double least, double most) {}

  private static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("../docs/sleep.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows.add(
            new Row(
                row.group(1),
                Double.parseDouble(row.group(2)),
                Double.parseDouble(row.group(3)),
                Double.parseDouble(row.group(4))));
      }
    }
    return rows;
  }

  @Test
  void thePageHasEverySettingInItsOrder() throws IOException {
    assertThat(rows())
        .containsExactlyElementsOf(
            Stream.of(SleepSetting.values())
                .map(
                    setting ->
                        new Row(
                            setting.name(), setting.initially(), setting.least(), setting.most()))
                .toList());
  }

  @ParameterizedTest
  @EnumSource
  void valuesOutsideTheBoundsAreRefused(SleepSetting setting) {
    SleepOptions.Builder builder = SleepOptions.builder();
    for (double value :
        new double[] {Math.nextDown(setting.least()), Math.nextUp(setting.most()), Double.NaN}) {
      assertThatThrownBy(() -> builder.set(setting, value))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(setting.name())
          .hasMessageContaining(String.valueOf(value));
    }
    builder.set(setting, setting.initially());
  }

  @Test
  void boundsThatCrossAreRefused() {
    assertThatThrownBy(
            () ->
                SleepOptions.builder()
                    .set(SleepSetting.CLUSTER_KAPPA_FROM, 0.6)
                    .set(SleepSetting.CLUSTER_KAPPA_TO, 0.5)
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("CLUSTER_KAPPA_FROM");
    assertThatThrownBy(() -> SleepOptions.builder().set(SleepSetting.STDP_LIGHTEST, 0.96).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("STDP_LIGHTEST");
  }
}
