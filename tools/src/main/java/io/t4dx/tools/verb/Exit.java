package io.t4dx.tools.verb;

/** How a command ends, as scripts see it. */
public enum Exit {
  /** It did what it was asked for. */
  DONE(0),
  /**
   * It looked, and the answer is no: nothing is there, or damage was found, or lines were skipped.
   */
  NO(1),
  /** It did not understand what it was asked for, and did nothing. */
  MISUNDERSTOOD(2),
  /** The store, or a file, cannot be used: it is not there, open elsewhere, damaged, or full. */
  UNUSABLE(3),
  /** The command itself is wrong. */
  BUG(4),
  /** Nobody read its output to the end; 128 and the number of the signal that says so. */
  UNREAD(141);

  private final int code;

  Exit(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
