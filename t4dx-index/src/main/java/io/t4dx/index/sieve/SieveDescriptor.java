package io.t4dx.index.sieve;

import static io.t4dx.index.page.LittleEndian.INT;

import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.index.page.SealedImage;
import java.lang.foreign.MemorySegment;

/**
 * A sieve's own numbers in the header of a {@link SealedImage}; its body is the blocks.
 *
 * <pre>
 *    24  keys         28  blocks, at least 1
 *   128  64 bytes for each block: eight words (8 each)
 * </pre>
 *
 * @param keys how many keys were put in, those put in twice counted twice
 * @param blocks how many blocks there are
 */
record SieveDescriptor(int keys, int blocks) {
  /** 'T4DXSIEV' as it lies in the bytes. */
  static final long MAGIC = 0x5645_4953_5844_3454L;

  static final int VERSION = 1;
  static final int BLOCKS = SealedImage.BODY;
  static final int BLOCK_BYTES = 64;

  /** Bits for each key: measured, see docs/decisions/0031. */
  private static final int BITS_A_KEY = 12;

  private static final int KEYS_AT = SealedImage.OWN;
  private static final int BLOCKS_AT = 28;

  static SieveDescriptor forKeys(int keys) {
    long bits = (long) BITS_A_KEY * keys;
    return new SieveDescriptor(
        keys, (int) Math.max(1, (bits + 8L * BLOCK_BYTES - 1) / (8L * BLOCK_BYTES)));
  }

  long body() {
    return (long) blocks * BLOCK_BYTES;
  }

  void write(MemorySegment image) {
    image.set(INT, KEYS_AT, keys);
    image.set(INT, BLOCKS_AT, blocks);
  }

  static SieveDescriptor read(MemorySegment image) {
    SealedImage.checkHeader(image, MAGIC, VERSION, "sieve");
    SieveDescriptor found = new SieveDescriptor(image.get(INT, KEYS_AT), image.get(INT, BLOCKS_AT));
    if (found.keys < 0 || found.blocks < 1) {
      throw new CorruptIndexException(KEYS_AT, "numbers that cannot be: " + found);
    }
    return found;
  }

  /** Where the block of a key starts. */
  static long block(long hash, int blocks) {
    long spread = (hash * 0x9E37_79B9_7F4A_7C15L) >>> 32;
    return BLOCKS + ((spread * blocks) >>> 32) * BLOCK_BYTES;
  }

  /** Where in its block a key's word among the first four starts. */
  static long lowWord(long hash) {
    return 8 * ((hash >>> 48) & 3);
  }

  /** Where in its block a key's word among the last four starts. */
  static long highWord(long hash) {
    return 32 + 8 * ((hash >>> 50) & 3);
  }

  /** A key's bits in its low word; two or more may be one. */
  static long lowBits(long hash) {
    return bits(hash);
  }

  /** A key's bits in its high word. */
  static long highBits(long hash) {
    return bits(hash >>> 24);
  }

  private static long bits(long places) {
    return (1L << places)
        | (1L << (places >>> 6))
        | (1L << (places >>> 12))
        | (1L << (places >>> 18));
  }
}
