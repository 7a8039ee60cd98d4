package io.t4dx.core.segment.value;

/** Bytes do not read as the value that should be there. */
public final class MalformedValueException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MalformedValueException(String what, int position) {
    super(what + " at byte " + position + " of a value");
  }
}
