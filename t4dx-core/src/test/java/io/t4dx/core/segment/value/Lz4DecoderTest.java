package io.t4dx.core.segment.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.t4dx.core.codec.Seeds;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import org.junit.jupiter.api.Test;

/** What the library packs is unpacked as the library does it, and nothing else is. */
final class Lz4DecoderTest {
  private static final LZ4Factory LIBRARY = LZ4Factory.safeInstance();

  private final SplittableRandom random =
      new SplittableRandom(Seeds.of("Lz4DecoderTest", new SplittableRandom().nextLong()));

  /** Noise, repetitions near and far, and runs. */
  private byte[] raw() {
    byte[] raw = new byte[random.nextInt(4) == 0 ? random.nextInt(40) : random.nextInt(70_000)];
    for (int at = 0; at < raw.length; ) {
      int length =
          Math.min(raw.length - at, 1 + random.nextInt(random.nextInt(20) == 0 ? 2000 : 40));
      int kind = random.nextInt(3);
      int back = at == 0 ? 0 : 1 + random.nextInt(Math.min(at, kind == 0 ? 12 : 70_000));
      for (int i = 0; i < length; i++, at++) {
        raw[at] = kind == 1 || back == 0 ? (byte) random.nextInt() : raw[at - back];
      }
    }
    return raw;
  }

  private static byte[] unpack(byte[] packed, int length) {
    byte[] withRoom = Arrays.copyOf(packed, packed.length + Lz4Decoder.SLACK);
    return Arrays.copyOf(Lz4Decoder.unpack(withRoom, length), length);
  }

  @Test
  void unpacksWhatWasPacked() {
    for (LZ4Compressor compressor :
        new LZ4Compressor[] {LIBRARY.fastCompressor(), LIBRARY.highCompressor()}) {
      for (int round = 0; round < 300; round++) {
        byte[] raw = raw();
        assertThat(unpack(compressor.compress(raw), raw.length)).isEqualTo(raw);
      }
    }
  }

  @Test
  void refusesAnotherLength() {
    byte[] packed = LIBRARY.fastCompressor().compress(new byte[1000]);
    for (int length : new int[] {0, 1, 999, 1001, 100_000}) {
      assertThatThrownBy(() -> unpack(packed, length)).isInstanceOf(MalformedValueException.class);
    }
  }

  @Test
  void damagedBlocksUnpackAsInTheLibraryOrNotAtAll() {
    for (int round = 0; round < 20_000; round++) {
      byte[] raw = Arrays.copyOf(raw(), random.nextInt(300));
      byte[] packed = LIBRARY.fastCompressor().compress(raw);
      for (int i = random.nextInt(3); i >= 0; i--) {
        packed[random.nextInt(packed.length)] = (byte) random.nextInt();
      }
      byte[] damaged =
          Arrays.copyOf(
              packed, random.nextInt(4) == 0 ? 1 + random.nextInt(packed.length) : packed.length);
      byte[] expected = new byte[raw.length];
      boolean sound;
      try {
        sound = LIBRARY.safeDecompressor().decompress(damaged, expected) == expected.length;
      } catch (LZ4Exception e) {
        sound = false;
      }
      try {
        byte[] found = unpack(damaged, raw.length);
        assertThat(!sound || Arrays.equals(found, expected)).isTrue();
      } catch (MalformedValueException e) {
        // The library takes a match that is no way back; the format has none.
        assertThat(e).hasMessageContaining("at byte");
      }
    }
  }

  @Test
  void endlessLengthsEnd() {
    byte[] block = new byte[100];
    Arrays.fill(block, (byte) 0xFF);
    assertThatThrownBy(() -> unpack(block, 1 << 20)).isInstanceOf(MalformedValueException.class);
  }
}
