package io.t4dx.core.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.write.Operation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged bytes either still are operations, or are refused; nothing else ever happens. */
final class MutationTest {
  private static final int MUTATIONS = 100_000;
  private static final byte[][] FRAGMENTS = {
    bytes("null"),
    bytes("[["),
    bytes("{\"op\":"),
    bytes("1e999999999"),
    bytes("-0"),
    bytes("\"\\ud800\""),
    bytes("99999999999999999999999"),
    {(byte) 0xc0, (byte) 0x80},
    {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
    {0},
    {(byte) 0xff},
    bytes("\""),
    bytes(",")
  };

  private final OperationsReader reader = new OperationsReader();
  private int refused;

  @Test
  void everyMutationDecodesOrIsRefused() {
    long seed = Seeds.of("MutationTest.everyMutationDecodesOrIsRefused", 1);
    Random random = new Random(seed);
    ExtremeOperations operations = new ExtremeOperations(seed, 2, 9, 5);
    byte[] bytes = {};
    for (int i = 0; i < MUTATIONS; i++) {
      if (i % 50 == 0) {
        bytes = Encoding.encode(operations.batch(3));
      }
      byte[] mutated = bytes;
      int times = 1 + random.nextInt(3);
      for (int j = 0; j < times; j++) {
        mutated = mutate(mutated, random);
      }
      decode(mutated, "mutation " + i + " of seed " + seed);
    }
    assertThat(refused).isBetween(MUTATIONS / 2, MUTATIONS - 1);
  }

  @Test
  void everyPrefixIsRefused() {
    byte[] bytes = Encoding.encode(new ExtremeOperations(7, 2, 9, 5).batch(10));
    for (int length = 0; length < bytes.length; length++) {
      decode(Arrays.copyOf(bytes, length), "the first " + length + " bytes");
    }
    assertThat(refused).isEqualTo(bytes.length);
  }

  private void decode(byte[] mutated, String which) {
    try {
      List<Operation> decoded = reader.read(mutated, 0, mutated.length);
      // What was taken is as good as what was written.
      assertThat(Encoding.decode(Encoding.encode(decoded))).as(which).isEqualTo(decoded);
    } catch (OperationFormatException e) {
      refused++;
      assertThat(e.getMessage()).as(which).startsWith("operations").hasSizeLessThan(10_000);
      assertThat(e.offset()).as(which).isBetween(0L, (long) mutated.length);
    } catch (RuntimeException | Error e) {
      throw new AssertionError(which, e);
    }
  }

  private static byte[] mutate(byte[] bytes, Random random) {
    if (bytes.length == 0) {
      return bytes;
    }
    int at = random.nextInt(bytes.length);
    int end = Math.min(bytes.length, at + 1 + random.nextInt(12));
    return switch (random.nextInt(6)) {
      case 0 -> flipped(bytes, at, 1 << random.nextInt(8));
      case 1 -> flipped(bytes, at, 1 + random.nextInt(255));
      case 2 -> spliced(bytes, at, end, new byte[0]);
      case 3 -> spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, end));
      case 4 -> spliced(bytes, at, at, FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
      default -> spliced(bytes, at, end, FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
    };
  }

  private static byte[] flipped(byte[] bytes, int at, int bits) {
    byte[] flipped = bytes.clone();
    flipped[at] ^= (byte) bits;
    return flipped;
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] instead) {
    byte[] spliced = new byte[bytes.length - (to - from) + instead.length];
    System.arraycopy(bytes, 0, spliced, 0, from);
    System.arraycopy(instead, 0, spliced, from, instead.length);
    System.arraycopy(bytes, to, spliced, from + instead.length, bytes.length - to);
    return spliced;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
