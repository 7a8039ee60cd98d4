package io.t4dx.index.posting;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A range of terms, compared as unsigned bytes. */
public final class TermRange {
  /** All terms. */
  public static final TermRange ALL = new TermRange(new byte[0], null);

  private final byte[] from;
  private final byte @Nullable [] before;

  private TermRange(byte[] from, byte @Nullable [] before) {
    this.from = from;
    this.before = before;
  }

  /** Terms from {@code from}, included, to {@code before}, not included. */
  public static TermRange halfOpen(byte[] from, byte[] before) {
    return new TermRange(from.clone(), before.clone());
  }

  /** Terms from {@code least} to {@code most}, both included. */
  public static TermRange closed(byte[] least, byte[] most) {
    return new TermRange(least.clone(), Arrays.copyOf(most, most.length + 1));
  }

  /** Terms from {@code from} on. */
  public static TermRange atLeast(byte[] from) {
    return new TermRange(from.clone(), null);
  }

  /** Terms that start with some bytes. */
  public static TermRange prefix(byte[] prefix) {
    int length = prefix.length;
    while (length > 0 && prefix[length - 1] == (byte) 0xff) {
      length--;
    }
    if (length == 0) {
      return atLeast(prefix);
    }
    byte[] before = Arrays.copyOf(prefix, length);
    before[length - 1]++;
    return new TermRange(prefix.clone(), before);
  }

  byte[] from() {
    return from;
  }

  /** The first term that is not in; null where all that follow are. */
  byte @Nullable [] before() {
    return before;
  }

  boolean isEmpty() {
    return before != null && Arrays.compareUnsigned(from, before) >= 0;
  }
}
