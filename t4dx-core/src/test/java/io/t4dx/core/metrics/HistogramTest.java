package io.t4dx.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HistogramTest {
  @Test
  void quantilesAreAtMostASixteenthTooHigh() {
    Histogram histogram = new Histogram();
    for (int i = 1; i <= 100_000; i++) {
      histogram.record(i);
    }
    assertThat(histogram.count()).isEqualTo(100_000);
    for (double share : new double[] {0.01, 0.5, 0.9, 0.99, 0.999, 1}) {
      double exact = share * 100_000;
      assertThat((double) histogram.quantile(share)).isBetween(exact, exact * 17 / 16 + 1);
    }
  }

  @Test
  void smallValuesAreExact() {
    Histogram histogram = new Histogram();
    for (int i = 0; i < 16; i++) {
      histogram.record(i);
    }
    assertThat(histogram.quantile(0.5)).isEqualTo(7);
    assertThat(histogram.max()).isEqualTo(15);
  }

  @Test
  void takesEveryValue() {
    Histogram histogram = new Histogram();
    assertThat(histogram.quantile(1)).isZero();
    histogram.record(-5);
    assertThat(histogram.max()).isZero();
    histogram.record(Long.MAX_VALUE);
    assertThat(histogram.max()).isEqualTo(Long.MAX_VALUE);
    assertThatThrownBy(() -> histogram.quantile(1.1)).isInstanceOf(IllegalArgumentException.class);
  }
}
