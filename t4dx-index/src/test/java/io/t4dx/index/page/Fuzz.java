package io.t4dx.index.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Damages sealed images in every way, half of them with checksums made to fit. Run longer with
 * {@code -Dt4dx.fuzz.rounds=1000000} (and another {@code -Dt4dx.seed}).
 */
public final class Fuzz {
  /** What the random parts of tests start from. */
  public static final long SEED = Long.getLong("t4dx.seed", 50);

  private static final int ROUNDS = Integer.getInteger("t4dx.fuzz.rounds", 4_000);

  private Fuzz() {}

  /** Reads a damaged image. */
  @FunctionalInterface
  public interface Reading {
    /**
     * Throws a {@link CorruptIndexException}, or asserts that all answers are legal.
     *
     * @param which which of the whole images it was
     * @param intact whether checksums still tell damage, so that answers must be right
     */
    void read(int which, MemorySegment image, boolean intact);
  }

  /** Mutates images in many rounds; a good part of the damage must be reported. */
  public static void run(List<MemorySegment> wholes, Reading reading) {
    Random random = new Random(SEED);
    int reported = 0;
    for (int round = 0; round < ROUNDS; round++) {
      int which = random.nextInt(wholes.size());
      byte[] bytes = wholes.get(which).toArray(ValueLayout.JAVA_BYTE);
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment image = mutate(bytes, SealedImage.BODY, new Random(random.nextLong()), arena);
        boolean intact = !(random.nextBoolean() && reseal(image));
        reading.read(which, image, intact);
      } catch (CorruptIndexException e) {
        assertThat(e).hasMessageContaining("offset");
        reported++;
      } catch (RuntimeException | AssertionError | StackOverflowError | OutOfMemoryError e) {
        fail("seed %d, round %d, image %d".formatted(SEED, round, which), e);
      }
    }
    assertThat(reported).as("seed %d", SEED).isGreaterThan(ROUNDS / 5);
  }

  /**
   * A damaged copy of an image; its bytes are used up.
   *
   * @param headerBytes how long its header is, where damage does most
   */
  public static MemorySegment mutate(byte[] bytes, int headerBytes, Random random, Arena arena) {
    byte[] mutated = bytes;
    switch (random.nextInt(5)) {
      case 0 -> mutated = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 1 -> {
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(64));
        Arrays.fill(mutated, from, to, (byte) (random.nextBoolean() ? 0 : -1));
      }
      case 2 -> {
        int length = 1 + random.nextInt(Math.min(64, bytes.length - 1));
        int from = random.nextInt(bytes.length - length);
        int to = random.nextInt(bytes.length - length);
        System.arraycopy(bytes, from, mutated, to, length);
      }
      default -> {
        for (int i = random.nextInt(4); i >= 0; i--) {
          int header = Math.min(bytes.length, headerBytes);
          int at = random.nextInt(random.nextInt(4) == 0 ? header : bytes.length);
          mutated[at] = (byte) (random.nextBoolean() ? random.nextInt() : mutated[at] ^ 1);
        }
      }
    }
    MemorySegment image = arena.allocate(Math.max(1, mutated.length), 64);
    MemorySegment.copy(mutated, 0, image, ValueLayout.JAVA_BYTE, 0, mutated.length);
    return image.asSlice(0, mutated.length);
  }

  /** Makes all checksums fit what the bytes now say; false where they say too little. */
  private static boolean reseal(MemorySegment image) {
    if (image.byteSize() < SealedImage.BODY) {
      return false;
    }
    long body = image.get(LittleEndian.LONG, 16);
    if (body < 0 || body > image.byteSize() || SealedImage.length(body) > image.byteSize()) {
      image.set(LittleEndian.INT, 124, CheckedBytes.crc(image, 0, 124));
      return true;
    }
    SealedImage.seal(image);
    return true;
  }

  /** Flips a bit of each byte in turn; each must be noticed. */
  public static void everyFlippedByteIsReported(
      MemorySegment whole, Consumer<MemorySegment> verify) {
    Random random = new Random(SEED);
    byte[] bytes = whole.toArray(ValueLayout.JAVA_BYTE);
    for (int at = 0; at < bytes.length; at++) {
      byte[] flipped = bytes.clone();
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      MemorySegment image = MemorySegment.ofArray(flipped);
      assertThatThrownBy(() -> verify.accept(image))
          .as("byte %d of %d, seed %d", at, bytes.length, SEED)
          .isInstanceOf(CorruptIndexException.class);
    }
  }

  /** Cuts an image at each length; each must be noticed when it is opened. */
  public static void everyTruncationIsReported(MemorySegment whole, Consumer<MemorySegment> open) {
    for (long length = 0; length < whole.byteSize(); length++) {
      MemorySegment cut = whole.asSlice(0, length);
      assertThatThrownBy(() -> open.accept(cut))
          .as("%d bytes", length)
          .isInstanceOf(CorruptIndexException.class);
    }
  }

  /** A version that is not known must be refused by its number. */
  public static void aNewerVersionIsRefused(MemorySegment whole, Consumer<MemorySegment> open) {
    MemorySegment image = MemorySegment.ofArray(whole.toArray(ValueLayout.JAVA_BYTE));
    image.set(LittleEndian.INT, 8, 2);
    assertThatThrownBy(() -> open.accept(image)).hasMessageContaining("version 2 of");
  }
}
