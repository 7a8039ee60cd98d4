package io.t4dx.index.sieve;

import io.t4dx.index.page.CheckedBytes;
import io.t4dx.index.page.LittleEndian;
import io.t4dx.index.page.PageRule;
import io.t4dx.index.page.SealedImage;
import java.lang.foreign.MemorySegment;

/**
 * A Bloom filter in which all eight bits of a key lie in one block of 64 bytes, one in each of its
 * words. Read where it is mapped; safe for any number of threads.
 */
public final class Sieve {
  private final SieveDescriptor layout;
  private final CheckedBytes bytes;
  private final MemorySegment image;
  private final int blocks;

  private Sieve(SieveDescriptor layout, CheckedBytes bytes) {
    this.layout = layout;
    this.bytes = bytes;
    this.image = bytes.bytes();
    this.blocks = layout.blocks();
  }

  /** Opens bytes that may be damaged; each page is checked when it is first read. */
  public static Sieve open(MemorySegment image) {
    SieveDescriptor layout = SieveDescriptor.read(image);
    return new Sieve(layout, SealedImage.open(image, layout.body(), whole -> PageRule.NONE));
  }

  /** Where the block of a key starts: by the high bits of its hash, mixed once more. */
  static long offset(long hash, int blocks) {
    long spread = (hash * 0x9E37_79B9_7F4A_7C15L) >>> 32;
    return SieveDescriptor.BLOCKS + ((spread * blocks) >>> 32) * SieveDescriptor.BLOCK_BYTES;
  }

  /** False if a key, given by its {@link KeyHash}, was surely not put in. */
  public boolean mayContain(long hash) {
    long at = offset(hash, blocks);
    if (bytes.pending()) {
      bytes.ensure(at, SieveDescriptor.BLOCK_BYTES);
    }
    // All eight words without a branch between them: several sieves' cache misses then overlap.
    long found =
        (image.get(LittleEndian.LONG, at) >>> hash)
            & (image.get(LittleEndian.LONG, at + 8) >>> (hash >>> 6))
            & (image.get(LittleEndian.LONG, at + 16) >>> (hash >>> 12))
            & (image.get(LittleEndian.LONG, at + 24) >>> (hash >>> 18))
            & (image.get(LittleEndian.LONG, at + 32) >>> (hash >>> 24))
            & (image.get(LittleEndian.LONG, at + 40) >>> (hash >>> 30))
            & (image.get(LittleEndian.LONG, at + 48) >>> (hash >>> 36))
            & (image.get(LittleEndian.LONG, at + 56) >>> (hash >>> 42));
    return (found & 1) != 0;
  }

  /** How many keys were put in. */
  public int keys() {
    return layout.keys();
  }

  /** Checks every byte. */
  public void verify() {
    bytes.verify();
  }

  /** Checks a few pages more, so that all are checked in the end. */
  public void patrol() {
    if (bytes.pending()) {
      bytes.patrol(1);
    }
  }
}
