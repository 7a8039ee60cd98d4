package io.t4dx.index.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Integer kernels agree exactly with the plainest arithmetic, SIMD or not. */
final class CodeKernelsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 63, 64, 65, 256, 257, 768, 1000, 1536, 4096})
  void bytesAgree(int dimension) {
    Random random = new Random(dimension);
    int padded = CodeKernels.paddedBytes(dimension);
    byte[] a = extremes(random, padded);
    byte[] b = extremes(random, padded);
    int expected = 0;
    short[] plain = new short[padded];
    for (int i = 0; i < padded; i++) {
      expected += a[i] * b[i];
      plain[i] = a[i];
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment codes = arena.allocate(padded + 3L, 1);
      MemorySegment.copy(b, 0, codes, ValueLayout.JAVA_BYTE, 3, padded);
      short[] arranged = new short[padded];
      CodeKernels.arrange(a, arranged);
      assertThat(CodeKernels.dotBytes(arranged, codes, 3, padded)).isEqualTo(expected);
      assertThat(ScalarCodes.dotBytes(plain, codes, 3, padded)).isEqualTo(expected);
      short[] stored = new short[padded];
      CodeKernels.arrange(codes, 3, padded, stored);
      short[] given = new short[padded];
      CodeKernels.arrange(b, given);
      assertThat(stored).isEqualTo(given);
    }
  }

  /** Mostly the greatest magnitudes, where a sum of shorts would overflow first. */
  private static byte[] extremes(Random random, int count) {
    byte[] values = new byte[count];
    int most = CodeKernels.MAX_BYTE_CODE;
    for (int i = 0; i < count; i++) {
      values[i] = (byte) (random.nextInt(4) > 0 ? most : random.nextInt(2 * most + 1) - most);
    }
    return values;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 64, 255, 256, 257, 768, 1024, 4096})
  void bitsAgree(int dimension) {
    Random random = new Random(dimension);
    int words = CodeKernels.wordsOf(dimension);
    long[] planes = new long[words * CodeKernels.PLANES];
    int expected = 0;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment codes = arena.allocate(8L * words + 4, 1);
      for (int i = 0; i < 64 * words; i++) {
        boolean set = random.nextBoolean();
        int level = random.nextInt(8) - 4;
        expected += set ? level : 0;
        int word = i / 64;
        int plane = word / 4 * 12 + word % 4;
        planes[plane] |= (level & 1L) << i;
        planes[plane + 4] |= (level >> 1 & 1L) << i;
        planes[plane + 8] |= (level >> 2 & 1L) << i;
        long at = 4L + i / 8;
        byte bits = codes.get(ValueLayout.JAVA_BYTE, at);
        codes.set(ValueLayout.JAVA_BYTE, at, (byte) (bits | (set ? 1 << i % 8 : 0)));
      }
      assertThat(CodeKernels.sumOverBits(planes, codes, 4, words)).isEqualTo(expected);
      assertThat(ScalarCodes.sumOverBits(planes, codes, 4, words)).isEqualTo(expected);
    }
  }
}
