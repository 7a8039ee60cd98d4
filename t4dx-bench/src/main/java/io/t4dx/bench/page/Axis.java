package io.t4dx.bench.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A scale from values to places.
 *
 * @param logarithmic whether equal ways are equal factors
 */
record Axis(double least, double most, boolean logarithmic, double from, double to) {

  /** A scale that has room for all of these values; one by factors ends at powers of ten. */
  static Axis over(List<Double> values, boolean logarithmic, double from, double to) {
    double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
    if (logarithmic && least > 0) {
      double low = Math.pow(10, Math.floor(Math.log10(least)));
      double high = Math.pow(10, Math.ceil(Math.log10(most)));
      return new Axis(low, high == low ? 10 * low : high, true, from, to);
    }
    return new Axis(Math.min(0, least), most <= 0 ? 1 : most, false, from, to);
  }

  double place(double value) {
    double share =
        logarithmic
            ? Math.log(value / least) / Math.log(most / least)
            : (value - least) / (most - least);
    return from + share * (to - from);
  }

  /** Where lines of the grid are. */
  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    if (logarithmic) {
      for (double tick = least; tick <= most * 1.001; tick *= 10) {
        ticks.add(tick);
      }
      return ticks;
    }
    double step = Math.pow(10, Math.floor(Math.log10((most - least) / 2)));
    while ((most - least) / step > 6) {
      step *= step * 2 > (most - least) / 6 ? 2 : 5;
    }
    for (double tick = Math.ceil(least / step) * step; tick <= most * 1.0001; tick += step) {
      ticks.add(tick);
    }
    return ticks;
  }

  /** A value in few characters: 12k, 0.25. */
  static String label(double value) {
    double size = Math.abs(value);
    if (size >= 1e6) {
      return shortest(value / 1e6) + "M";
    }
    return size >= 1e3 ? shortest(value / 1e3) + "k" : shortest(value);
  }

  private static String shortest(double value) {
    String text = String.format(Locale.ROOT, "%.3g", value);
    if (text.contains("e")) {
      return text;
    }
    return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
  }
}
