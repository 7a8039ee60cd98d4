package io.t4dx.index.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Inner products of quantised vectors: bits of rows with a query in three bit planes, and rows of
 * small signed bytes with a query widened to shorts.
 *
 * <p>Switched like {@link VectorKernels}. Integer arithmetic: SIMD and scalar agree exactly.
 */
public final class CodeKernels {
  /** Bits of a query's value: three planes, the last with a negative weight. */
  public static final int PLANES = 3;

  /**
   * The largest magnitude of a byte code. Four products of it still fit a short, so that the kernel
   * widens once for four; it is an invariant of the stored bytes.
   */
  public static final int MAX_BYTE_CODE = 90;

  private static final boolean SIMD = VectorKernels.simd();

  private CodeKernels() {}

  /** Words of one bit a dimension: 64 dimensions each, in whole groups of four. */
  public static int wordsOf(int dimension) {
    return (dimension + 255) / 256 * 4;
  }

  /** Bytes of a byte code, in whole groups of 64. */
  public static int paddedBytes(int dimension) {
    return (dimension + 63) / 64 * 64;
  }

  /**
   * The sum of a query's values over the set bits of a code.
   *
   * @param planes for each group of four words: the words of plane 0, of plane 1, of plane 2
   */
  public static int sumOverBits(long[] planes, MemorySegment codes, long at, int words) {
    return SIMD
        ? SimdCodes.sumOverBits(planes, codes, at, words)
        : ScalarCodes.sumOverBits(planes, codes, at, words);
  }

  /** {@link #sumOverBits} of codes named by number, from {@code start} on. */
  public static void sumOverBitsGathered(
      long[] planes,
      MemorySegment codes,
      long start,
      long stride,
      int[] ids,
      int count,
      int words,
      int[] sums) {
    int i = 0;
    if (SIMD) {
      for (; i + 4 <= count; i += 4) {
        SimdCodes.sumOverBits4(
            planes,
            codes,
            start + ids[i] * stride,
            start + ids[i + 1] * stride,
            start + ids[i + 2] * stride,
            start + ids[i + 3] * stride,
            words,
            sums,
            i);
      }
    }
    for (; i < count; i++) {
      sums[i] = sumOverBits(planes, codes, start + ids[i] * stride, words);
    }
  }

  /**
   * The sum of a query's values times the values from 0 to 3 of a two-bit code: first the words of
   * its high bits, then those of its low bits.
   */
  public static int sumOverPairs(long[] planes, MemorySegment codes, long at, int words) {
    return 2 * sumOverBits(planes, codes, at, words)
        + sumOverBits(planes, codes, at + 8L * words, words);
  }

  /**
   * {@link #sumOverPairs} of codes named by number, from {@code start} on; two at a time, because a
   * kernel of its own for four takes twice as long as two that the JIT keeps in registers.
   */
  public static void sumOverPairsGathered(
      long[] planes,
      MemorySegment codes,
      long start,
      long stride,
      int[] ids,
      int count,
      int words,
      int[] sums) {
    int i = 0;
    long low = 8L * words;
    if (SIMD) {
      for (; i + 2 <= count; i += 2) {
        long a = start + ids[i] * stride;
        long b = start + ids[i + 1] * stride;
        SimdCodes.sumOverBits4(planes, codes, a, a + low, b, b + low, words, sums, i);
        sums[i] = 2 * sums[i] + sums[i + 1];
        sums[i + 1] = 2 * sums[i + 2] + sums[i + 3];
      }
    }
    for (; i < count; i++) {
      sums[i] = sumOverPairs(planes, codes, start + ids[i] * stride, words);
    }
  }

  /** How many bits of each code, named by number, differ from those of {@code bits}. */
  public static void differingGathered(
      long[] bits,
      MemorySegment codes,
      long start,
      long stride,
      int[] ids,
      int count,
      int words,
      int[] sums) {
    int i = 0;
    if (SIMD) {
      for (; i + 4 <= count; i += 4) {
        SimdCodes.differing4(
            bits,
            codes,
            start + ids[i] * stride,
            start + ids[i + 1] * stride,
            start + ids[i + 2] * stride,
            start + ids[i + 3] * stride,
            words,
            sums,
            i);
      }
    }
    for (; i < count; i++) {
      sums[i] = ScalarCodes.differing(bits, codes, start + ids[i] * stride, words);
    }
  }

  /** The inner product of an arranged query and a byte code; see {@link #arrange}. */
  public static int dotBytes(short[] arranged, MemorySegment codes, long at, int paddedBytes) {
    return SIMD
        ? SimdCodes.dotBytes(arranged, codes, at, paddedBytes)
        : ScalarCodes.dotBytes(arranged, codes, at, paddedBytes);
  }

  /** Puts a query's values into the order in which {@link #dotBytes} meets those of a code. */
  public static void arrange(byte[] values, short[] arranged) {
    if (SIMD) {
      SimdCodes.arrange(values, arranged);
    } else {
      for (int i = 0; i < values.length; i++) {
        arranged[i] = values[i];
      }
    }
  }

  /** Like {@link #arrange} for a stored code, so that one row can be the query for others. */
  public static void arrange(MemorySegment codes, long at, int paddedBytes, short[] arranged) {
    if (SIMD) {
      SimdCodes.arrange(codes, at, paddedBytes, arranged);
    } else {
      ScalarCodes.widen(codes, at, paddedBytes, arranged);
    }
  }
}
