package io.t4dx.index.kernel;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * SIMD over quantised rows.
 *
 * <p>Bytes are not widened by a conversion but split: read as shorts, the even bytes come from a
 * shift left and right, the odd ones from a shift right. That needs a query whose even and odd
 * values stand apart ('arranged'), and was measured a quarter faster than widening loads.
 */
final class SimdCodes {
  private static final VectorSpecies<Long> LONGS =
      LongVector.SPECIES_PREFERRED.vectorBitSize() >= 256
          ? LongVector.SPECIES_256
          : LongVector.SPECIES_128;
  private static final int WORDS = LONGS.length();

  private static final VectorShape SHAPE =
      VectorShape.forBitSize(Math.min(512, ShortVector.SPECIES_PREFERRED.vectorBitSize()));
  private static final VectorSpecies<Byte> BYTES = VectorSpecies.of(byte.class, SHAPE);
  private static final VectorSpecies<Short> SHORTS = VectorSpecies.of(short.class, SHAPE);
  private static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, SHAPE);
  private static final int LANES = SHORTS.length();

  private SimdCodes() {}

  static int sumOverBits(long[] planes, MemorySegment codes, long at, int words) {
    LongVector sum = LongVector.zero(LONGS);
    for (int w = 0; w < words; w += WORDS) {
      int p = (w & ~3) * 3 + (w & 3);
      LongVector ones = LongVector.fromArray(LONGS, planes, p);
      LongVector twos = LongVector.fromArray(LONGS, planes, p + 4);
      LongVector fours = LongVector.fromArray(LONGS, planes, p + 8);
      sum = sum.add(weigh(words(codes, at + 8L * w), ones, twos, fours));
    }
    return (int) sum.reduceLanes(VectorOperators.ADD);
  }

  /** Four codes at once, so that planes are loaded once and cache misses overlap. */
  static void sumOverBits4(
      long[] planes,
      MemorySegment codes,
      long r0,
      long r1,
      long r2,
      long r3,
      int words,
      int[] out,
      int outAt) {
    LongVector s0 = LongVector.zero(LONGS);
    LongVector s1 = s0;
    LongVector s2 = s0;
    LongVector s3 = s0;
    for (int w = 0; w < words; w += WORDS) {
      int p = (w & ~3) * 3 + (w & 3);
      long b = 8L * w;
      LongVector ones = LongVector.fromArray(LONGS, planes, p);
      LongVector twos = LongVector.fromArray(LONGS, planes, p + 4);
      LongVector fours = LongVector.fromArray(LONGS, planes, p + 8);
      s0 = s0.add(weigh(words(codes, r0 + b), ones, twos, fours));
      s1 = s1.add(weigh(words(codes, r1 + b), ones, twos, fours));
      s2 = s2.add(weigh(words(codes, r2 + b), ones, twos, fours));
      s3 = s3.add(weigh(words(codes, r3 + b), ones, twos, fours));
    }
    out[outAt] = (int) s0.reduceLanes(VectorOperators.ADD);
    out[outAt + 1] = (int) s1.reduceLanes(VectorOperators.ADD);
    out[outAt + 2] = (int) s2.reduceLanes(VectorOperators.ADD);
    out[outAt + 3] = (int) s3.reduceLanes(VectorOperators.ADD);
  }

  static void differing4(
      long[] bits,
      MemorySegment codes,
      long r0,
      long r1,
      long r2,
      long r3,
      int words,
      int[] out,
      int outAt) {
    LongVector s0 = LongVector.zero(LONGS);
    LongVector s1 = s0;
    LongVector s2 = s0;
    LongVector s3 = s0;
    for (int w = 0; w < words; w += WORDS) {
      long b = 8L * w;
      LongVector q = LongVector.fromArray(LONGS, bits, w);
      s0 =
          s0.add(
              q.lanewise(VectorOperators.XOR, words(codes, r0 + b))
                  .lanewise(VectorOperators.BIT_COUNT));
      s1 =
          s1.add(
              q.lanewise(VectorOperators.XOR, words(codes, r1 + b))
                  .lanewise(VectorOperators.BIT_COUNT));
      s2 =
          s2.add(
              q.lanewise(VectorOperators.XOR, words(codes, r2 + b))
                  .lanewise(VectorOperators.BIT_COUNT));
      s3 =
          s3.add(
              q.lanewise(VectorOperators.XOR, words(codes, r3 + b))
                  .lanewise(VectorOperators.BIT_COUNT));
    }
    out[outAt] = (int) s0.reduceLanes(VectorOperators.ADD);
    out[outAt + 1] = (int) s1.reduceLanes(VectorOperators.ADD);
    out[outAt + 2] = (int) s2.reduceLanes(VectorOperators.ADD);
    out[outAt + 3] = (int) s3.reduceLanes(VectorOperators.ADD);
  }

  private static LongVector words(MemorySegment codes, long at) {
    return LongVector.fromMemorySegment(LONGS, codes, at, ByteOrder.LITTLE_ENDIAN);
  }

  /** Counts of the bits that are set in each plane, times the plane's weight: 1, 2, -4. */
  private static LongVector weigh(
      LongVector bits, LongVector ones, LongVector twos, LongVector fours) {
    LongVector four = bits.and(fours).lanewise(VectorOperators.BIT_COUNT);
    LongVector two = bits.and(twos).lanewise(VectorOperators.BIT_COUNT).sub(four.add(four));
    return bits.and(ones).lanewise(VectorOperators.BIT_COUNT).add(two.add(two));
  }

  static int dotBytes(short[] arranged, MemorySegment codes, long at, int paddedBytes) {
    IntVector total = IntVector.zero(INTS);
    int i = 0;
    for (int bound = paddedBytes - 4 * LANES; i <= bound; i += 4 * LANES) {
      ShortVector x = load(codes, at + i);
      ShortVector y = load(codes, at + i + 2L * LANES);
      ShortVector s0 = query(arranged, i).mul(even(x));
      ShortVector s1 = query(arranged, i + LANES).mul(odd(x));
      ShortVector s2 = query(arranged, i + 2 * LANES).mul(even(y));
      ShortVector s3 = query(arranged, i + 3 * LANES).mul(odd(y));
      total = total.add(widen(s0.add(s1).add(s2.add(s3))));
    }
    for (; i < paddedBytes; i += 2 * LANES) {
      ShortVector x = load(codes, at + i);
      ShortVector s0 = query(arranged, i).mul(even(x));
      ShortVector s1 = query(arranged, i + LANES).mul(odd(x));
      total = total.add(widen(s0.add(s1)));
    }
    return total.reduceLanes(VectorOperators.ADD);
  }

  static void arrange(MemorySegment codes, long at, int paddedBytes, short[] arranged) {
    for (int i = 0; i < paddedBytes; i += 2 * LANES) {
      ShortVector x = load(codes, at + i);
      even(x).intoArray(arranged, i);
      odd(x).intoArray(arranged, i + LANES);
    }
  }

  static void arrange(byte[] values, short[] arranged) {
    for (int i = 0; i < values.length; i += 2 * LANES) {
      ShortVector x = ByteVector.fromArray(BYTES, values, i).reinterpretAsShorts();
      even(x).intoArray(arranged, i);
      odd(x).intoArray(arranged, i + LANES);
    }
  }

  private static ShortVector load(MemorySegment codes, long at) {
    return ByteVector.fromMemorySegment(BYTES, codes, at, ByteOrder.LITTLE_ENDIAN)
        .reinterpretAsShorts();
  }

  private static ShortVector query(short[] arranged, int at) {
    return ShortVector.fromArray(SHORTS, arranged, at);
  }

  private static ShortVector even(ShortVector x) {
    return x.lanewise(VectorOperators.LSHL, 8).lanewise(VectorOperators.ASHR, 8);
  }

  private static ShortVector odd(ShortVector x) {
    return x.lanewise(VectorOperators.ASHR, 8);
  }

  private static IntVector widen(ShortVector v) {
    IntVector pairs = v.reinterpretAsInts();
    return pairs
        .lanewise(VectorOperators.LSHL, 16)
        .lanewise(VectorOperators.ASHR, 16)
        .add(pairs.lanewise(VectorOperators.ASHR, 16));
  }
}
