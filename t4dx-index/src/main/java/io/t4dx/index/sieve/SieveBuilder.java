package io.t4dx.index.sieve;

import io.t4dx.index.page.LittleEndian;
import io.t4dx.index.page.SealedImage;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/** Puts keys into a sieve. */
public final class SieveBuilder {
  private final SieveDescriptor layout;
  private final MemorySegment image;
  private int added;

  /**
   * A sieve of a size that fits a number of keys.
   *
   * @param keys how many will be added; with more, more keys pass that are not there
   */
  public SieveBuilder(int keys, SegmentAllocator allocator) {
    if (keys < 0) {
      throw new IllegalArgumentException("keys: " + keys + " is negative");
    }
    this.layout = SieveDescriptor.forKeys(keys);
    this.image =
        SealedImage.allocate(
            allocator, SieveDescriptor.MAGIC, SieveDescriptor.VERSION, layout.body());
  }

  /** Adds a key by its {@link KeyHash}. */
  public void add(long hash) {
    long block = SieveDescriptor.block(hash, layout.blocks());
    set(block + SieveDescriptor.lowWord(hash), SieveDescriptor.lowBits(hash));
    set(block + SieveDescriptor.highWord(hash), SieveDescriptor.highBits(hash));
    added++;
  }

  private void set(long word, long bits) {
    image.set(LittleEndian.LONG, word, image.get(LittleEndian.LONG, word) | bits);
  }

  /** Writes the checksums; the returned bytes are complete. */
  public MemorySegment seal() {
    new SieveDescriptor(added, layout.blocks()).write(image);
    return SealedImage.seal(image);
  }
}
