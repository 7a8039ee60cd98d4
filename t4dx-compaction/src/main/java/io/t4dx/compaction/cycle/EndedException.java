package io.t4dx.compaction.cycle;

/** A cycle is to end before it is done: sleep was paused, or the store is being closed. */
final class EndedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EndedException(String why) {
    super(why);
  }
}
