package io.t4dx.index.page;

/** The bytes of an index are not what was written. The index can be rebuilt from its rows. */
public final class CorruptIndexException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long offset;
  private final String what;

  /**
   * An error at an offset.
   *
   * @param offset counted from the start of the index's bytes
   */
  public CorruptIndexException(long offset, String what) {
    super("index bytes at offset " + offset + ": " + what + "; rebuild the index from its rows");
    this.offset = offset;
    this.what = what;
  }

  /** Where, counted from the start of the index's bytes. */
  public long offset() {
    return offset;
  }

  /** What is wrong there, without the offset and what to do about it. */
  public String what() {
    return what;
  }
}
