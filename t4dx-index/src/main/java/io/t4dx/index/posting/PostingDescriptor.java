package io.t4dx.index.posting;

import static io.t4dx.index.page.LittleEndian.INT;
import static io.t4dx.index.page.LittleEndian.LONG;

import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.index.page.SealedImage;
import java.lang.foreign.MemorySegment;

/**
 * The numbers of postings in the header of a {@link SealedImage}, and where the parts of the body
 * lie, each at a multiple of 64.
 *
 * <pre>
 *    24  rows that there may be               28  terms
 *    32  bitmaps                              36  zero
 *    40  rows of all terms (8)                48  bytes of terms (8)
 *    56  bytes of bitmaps (8)
 *   128  block index: for each block of 16 terms, and once more at the end,
 *        where it starts among the terms (8), rows of all terms before it (8)
 *     .  for each bitmap, and once more at the end, where it starts among the bitmaps (8)
 *     .  terms
 *     .  bitmaps, in RoaringBitmap's portable format
 * </pre>
 *
 * @param rows every row is below this
 * @param pairs rows of all terms
 */
record PostingDescriptor(
    int rows, int terms, int bitmaps, long pairs, long termBytes, long bitmapBytes) {
  /** 'T4DXPOST' as it lies in the bytes. */
  static final long MAGIC = 0x5453_4f50_5844_3454L;

  static final int VERSION = 1;

  /** Terms of a block. */
  static final int BLOCK = 16;

  /** Bytes of an entry of the block index. */
  static final int INDEX_ENTRY = 16;

  /** The longest term. */
  static final int LONGEST = 1 << 16;

  /** Up to so many rows lie in the entry of their term. */
  static final int FEW = 32;

  private static final int ROWS = SealedImage.OWN;
  private static final int TERMS = 28;
  private static final int BITMAPS = 32;
  private static final int PAIRS = 40;
  private static final int TERM_BYTES = 48;
  private static final int BITMAP_BYTES = 56;

  int blocks() {
    return (terms + BLOCK - 1) / BLOCK;
  }

  long indexOffset() {
    return SealedImage.BODY;
  }

  long bitmapIndexOffset() {
    return SealedImage.aligned(indexOffset() + (blocks() + 1L) * INDEX_ENTRY);
  }

  long termOffset() {
    return SealedImage.aligned(bitmapIndexOffset() + 8L * (bitmaps + 1L));
  }

  long bitmapOffset() {
    return SealedImage.aligned(termOffset() + termBytes);
  }

  long body() {
    return bitmapOffset() + bitmapBytes - SealedImage.BODY;
  }

  void write(MemorySegment image) {
    image.set(INT, ROWS, rows);
    image.set(INT, TERMS, terms);
    image.set(INT, BITMAPS, bitmaps);
    image.set(LONG, PAIRS, pairs);
    image.set(LONG, TERM_BYTES, termBytes);
    image.set(LONG, BITMAP_BYTES, bitmapBytes);
  }

  static PostingDescriptor read(MemorySegment image) {
    SealedImage.checkHeader(image, MAGIC, VERSION, "postings");
    PostingDescriptor found =
        new PostingDescriptor(
            image.get(INT, ROWS),
            image.get(INT, TERMS),
            image.get(INT, BITMAPS),
            image.get(LONG, PAIRS),
            image.get(LONG, TERM_BYTES),
            image.get(LONG, BITMAP_BYTES));
    long size = image.byteSize();
    if (found.rows < 0
        || found.terms < 0
        || found.bitmaps < 0
        || found.bitmaps > found.terms
        || found.pairs < 0
        || found.termBytes < 0
        || found.termBytes > size
        || found.bitmapBytes < 0
        || found.bitmapBytes > size) {
      throw new CorruptIndexException(ROWS, "numbers that cannot be: " + found);
    }
    return found;
  }
}
