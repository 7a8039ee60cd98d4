package io.t4dx.torture.linear;

/**
 * A call on one register, as its thread saw it.
 *
 * @param value what was written or, by a read, found; 0 for nothing
 * @param begun a moment before it
 * @param ended a moment after it; {@link #NEVER} where nobody knows whether it happened
 */
public record Call(Kind kind, long value, long begun, long ended) {
  /** A call whose outcome is not known may take effect at any time, or not at all. */
  public static final long NEVER = Long.MAX_VALUE;

  /** What a register can be asked for. */
  public enum Kind {
    WRITE,
    READ
  }

  boolean isKnown() {
    return ended != NEVER;
  }
}
