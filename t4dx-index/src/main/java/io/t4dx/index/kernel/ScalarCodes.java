package io.t4dx.index.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Scalar loops over quantised rows. */
final class ScalarCodes {
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private ScalarCodes() {}

  static int sumOverBits(long[] planes, MemorySegment codes, long at, int words) {
    int ones = 0;
    int twos = 0;
    int fours = 0;
    for (int group = 0, p = 0; group < words; group += 4, p += 12) {
      for (int w = 0; w < 4; w++) {
        long bits = codes.get(LONG, at + 8L * (group + w));
        ones += Long.bitCount(bits & planes[p + w]);
        twos += Long.bitCount(bits & planes[p + 4 + w]);
        fours += Long.bitCount(bits & planes[p + 8 + w]);
      }
    }
    return ones + 2 * twos - 4 * fours;
  }

  static int differing(long[] bits, MemorySegment codes, long at, int words) {
    int sum = 0;
    for (int w = 0; w < words; w++) {
      sum += Long.bitCount(bits[w] ^ codes.get(LONG, at + 8L * w));
    }
    return sum;
  }

  static int dotBytes(short[] query, MemorySegment codes, long at, int paddedBytes) {
    int s0 = 0;
    int s1 = 0;
    for (int i = 0; i < paddedBytes; i += 2) {
      s0 += query[i] * codes.get(ValueLayout.JAVA_BYTE, at + i);
      s1 += query[i + 1] * codes.get(ValueLayout.JAVA_BYTE, at + i + 1);
    }
    return s0 + s1;
  }

  static void widen(MemorySegment codes, long at, int paddedBytes, short[] out) {
    for (int i = 0; i < paddedBytes; i++) {
      out[i] = codes.get(ValueLayout.JAVA_BYTE, at + i);
    }
  }
}
