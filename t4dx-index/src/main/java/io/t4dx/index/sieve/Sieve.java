package io.t4dx.index.sieve;

import io.t4dx.index.page.CheckedBytes;
import io.t4dx.index.page.LittleEndian;
import io.t4dx.index.page.PageRule;
import io.t4dx.index.page.SealedImage;
import java.lang.foreign.MemorySegment;

/**
 * A Bloom filter in which all eight bits of a key lie in one block of 64 bytes, four in each of two
 * of its words. Read where it is mapped; safe for any number of threads.
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

  /** False if a key, given by its {@link KeyHash}, was surely not put in. */
  public boolean mayContain(long hash) {
    long block = SieveDescriptor.block(hash, blocks);
    if (bytes.pending()) {
      bytes.ensure(block, SieveDescriptor.BLOCK_BYTES);
    }
    // Both words without a branch between them: the cache misses of several sieves then overlap.
    long low = image.get(LittleEndian.LONG, block + SieveDescriptor.lowWord(hash));
    long high = image.get(LittleEndian.LONG, block + SieveDescriptor.highWord(hash));
    return ((SieveDescriptor.lowBits(hash) & ~low) | (SieveDescriptor.highBits(hash) & ~high)) == 0;
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
