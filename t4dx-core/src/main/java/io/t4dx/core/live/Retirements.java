package io.t4dx.core.live;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Which numbers of a segment, rows or edges, have ceased to count, and from which LSN on. One
 * thread at a time appends, in the order of LSNs; any number read.
 *
 * <p>The log answers for bitmaps and for what a manifest keeps, the table for single numbers. A
 * reader of an LSN was given that LSN after everything up to it had been appended, so it sees all
 * of that, whatever else it sees.
 */
public final class Retirements {
  private static final VarHandle LSN = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int CHUNK_BITS = 10;
  private static final int CHUNK = 1 << CHUNK_BITS;
  private static final long DEAD_BEFORE = Long.MIN_VALUE;

  private final RoaringBitmap before;
  private final long[] @Nullable [] lsnOf;
  private int[] numbers = new int[16];
  private long[] lsns = new long[16];
  private volatile int size;
  private volatile Prefix newest;
  private volatile Prefix elder;

  /** The bitmap of all numbers in a prefix of the log; never changed once it is here. */
  private record Prefix(int size, RoaringBitmap bitmap) {}

  /**
   * Retirements on top of what was dead when the segment was opened.
   *
   * @param before not changed by anyone any more
   */
  Retirements(int count, RoaringBitmap before) {
    this.before = before;
    this.lsnOf = new long[(count + CHUNK - 1) >>> CHUNK_BITS][];
    this.newest = new Prefix(0, before);
    this.elder = newest;
    before.forEach((int number) -> chunkForWrite(number)[number & (CHUNK - 1)] = DEAD_BEFORE);
  }

  /** A number counts no more for views from an LSN on. It must have counted until now. */
  void add(int number, long lsn) {
    int at = size;
    if (at > 0 && lsns[at - 1] > lsn) {
      throw new IllegalArgumentException("LSN " + lsn + " is retired after LSN " + lsns[at - 1]);
    }
    if (isRetired(number, Long.MAX_VALUE)) {
      throw new IllegalArgumentException("number " + number + " is retired already");
    }
    if (at == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * at);
      lsns = Arrays.copyOf(lsns, 2 * at);
    }
    numbers[at] = number;
    lsns[at] = lsn;
    LSN.setRelease(chunkForWrite(number), number & (CHUNK - 1), lsn);
    size = at + 1;
  }

  /** Whether a number counts no more as of an LSN. */
  boolean isRetired(int number, long lsn) {
    long[] chunk = lsnOf[number >>> CHUNK_BITS];
    if (chunk == null) {
      return false;
    }
    long retired = (long) LSN.getOpaque(chunk, number & (CHUNK - 1));
    return retired != 0 && retired <= lsn;
  }

  /** Takes what has ceased to count. */
  @FunctionalInterface
  public interface Visitor {
    void visit(int number, long lsn);
  }

  /** Tells of everything in the log, in its order. */
  void forEach(Visitor visitor) {
    int end = size;
    int[] logged = numbers;
    long[] at = lsns;
    for (int i = 0; i < end; i++) {
      visitor.visit(logged[i], at[i]);
    }
  }

  /** Whether nothing has ceased to count as of an LSN. */
  boolean isEmpty(long lsn) {
    return before.isEmpty() && (size == 0 || lsns[0] > lsn);
  }

  /** All numbers that count no more as of an LSN; the bitmap must not be changed. */
  RoaringBitmap asOf(long lsn) {
    int wanted = sizeAsOf(lsn);
    Prefix latest = newest;
    if (latest.size == wanted) {
      return latest.bitmap;
    }
    if (latest.size < wanted) {
      Prefix extended = extended(latest, wanted);
      newest = extended;
      return extended.bitmap;
    }
    // A snapshot that is held for long asks for the same again and again.
    Prefix old = elder;
    if (old.size != wanted) {
      old = extended(old.size < wanted ? old : new Prefix(0, before), wanted);
      elder = old;
    }
    return old.bitmap;
  }

  private Prefix extended(Prefix from, int wanted) {
    RoaringBitmap bitmap = from.bitmap.clone();
    int[] logged = numbers;
    for (int i = from.size; i < wanted; i++) {
      bitmap.add(logged[i]);
    }
    return new Prefix(wanted, bitmap);
  }

  private int sizeAsOf(long lsn) {
    int low = 0;
    int high = size;
    long[] logged = lsns;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (logged[middle] <= lsn) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private long[] chunkForWrite(int number) {
    long[] chunk = lsnOf[number >>> CHUNK_BITS];
    if (chunk == null) {
      chunk = new long[CHUNK];
      lsnOf[number >>> CHUNK_BITS] = chunk;
    }
    return chunk;
  }
}
