package io.t4dx.bench.hybrid;

import java.util.Locale;

/** The kinds of operations, with their shares of the load. */
enum Kind {
  SEARCH(80),
  INSERT(15),
  UPDATE(5);

  private final int percent;

  Kind(int percent) {
    this.percent = percent;
  }

  /** The kind at a place from 0 to 99. */
  static Kind at(int place) {
    int end = 0;
    for (Kind kind : values()) {
      end += kind.percent;
      if (place < end) {
        return kind;
      }
    }
    throw new IllegalArgumentException("place " + place + " is not in 0..99");
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
