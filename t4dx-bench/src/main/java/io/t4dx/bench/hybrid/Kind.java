package io.t4dx.bench.hybrid;

import java.util.Locale;

/** The kinds of operations. */
enum Kind {
  SEARCH,
  INSERT,
  UPDATE;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
