package io.t4dx.bench.log;

import java.util.List;

/** What is told of a turn. */
enum Figure {
  P50("p50", "us"),
  P99("p99", "us"),
  P999("p99.9", "us"),
  THROUGHPUT("throughput", "lines/s");

  final String text;
  final String unit;

  Figure(String text, String unit) {
    this.text = text;
    this.unit = unit;
  }

  double of(Turn turn) {
    return switch (this) {
      case P50 -> turn.micros(0.5);
      case P99 -> turn.micros(0.99);
      case P999 -> turn.micros(0.999);
      case THROUGHPUT -> turn.perSecond();
    };
  }

  double median(List<Turn> turns) {
    List<Double> values = turns.stream().map(this::of).sorted().toList();
    return values.get(values.size() / 2);
  }
}
