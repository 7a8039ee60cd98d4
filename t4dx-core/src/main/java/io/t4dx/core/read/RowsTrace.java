package io.t4dx.core.read;

import io.t4dx.core.live.LiveSegment;
import org.jspecify.annotations.Nullable;

/**
 * Is told how a scan or a count finds its rows. This one does not listen, and costs nothing: what
 * nobody wants explained is done as what is explained.
 */
class RowsTrace {
  static final RowsTrace NONE = new RowsTrace();

  /** Rows of a segment are about to be found; gives who is to be told how, if anyone. */
  @Nullable FilterTrace asking(LiveSegment segment) {
    return null;
  }

  /** They were found. */
  void asked(LiveSegment segment) {}
}
