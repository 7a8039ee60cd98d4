package io.t4dx.index.posting;

import io.t4dx.index.page.CheckedBytes;
import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.index.page.LittleEndian;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/**
 * The bitmaps of terms with many rows, read where they are mapped. A bitmap is looked through when
 * it is first asked for: bytes that are no bitmap could lead RoaringBitmap anywhere in its range.
 */
final class Bitmaps {
  private final CheckedBytes bytes;
  private final MemorySegment image;
  private final PostingDescriptor layout;
  private final long[] sound;

  Bitmaps(CheckedBytes bytes, PostingDescriptor layout) {
    this.bytes = bytes;
    this.image = bytes.bytes();
    this.layout = layout;
    this.sound = new long[(layout.bitmaps() + 63) / 64];
  }

  /** A bitmap by number, which must have so many rows. */
  ImmutableRoaringBitmap bitmap(int number, int count) {
    long entry = layout.bitmapIndexOffset() + 8L * number;
    bytes.ensure(entry, 16);
    long from = image.get(LittleEndian.LONG, entry);
    long to = image.get(LittleEndian.LONG, entry + 8);
    if (from < 0 || to < from || to > layout.bitmapBytes() || to - from > Integer.MAX_VALUE) {
      throw new CorruptIndexException(
          entry, "a bitmap from %d to %d of %d".formatted(from, to, layout.bitmapBytes()));
    }
    long at = layout.bitmapOffset() + from;
    bytes.ensure(at, to - from);
    try {
      // Exactly the bitmap's own bytes, so that nothing in it can point beyond them.
      ImmutableRoaringBitmap bitmap =
          new ImmutableRoaringBitmap(
              image.asSlice(at, to - from).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN));
      boolean looked = (sound[number >> 6] & (1L << number)) != 0;
      if (!looked) {
        check(bitmap, count, at);
        markSound(number);
      }
      return bitmap;
    } catch (CorruptIndexException e) {
      throw e;
    } catch (RuntimeException e) {
      CorruptIndexException corrupt =
          new CorruptIndexException(at, "no bitmap is here: " + e.getMessage());
      corrupt.initCause(e);
      throw corrupt;
    }
  }

  private synchronized void markSound(int number) {
    sound[number >> 6] |= 1L << number;
  }

  private void check(ImmutableRoaringBitmap bitmap, int count, long at) {
    if (!bitmap.validate()
        || bitmap.getLongCardinality() != count
        || bitmap.first() < 0
        || bitmap.last() < bitmap.first()
        || bitmap.last() >= layout.rows()) {
      throw new CorruptIndexException(
          at, "no bitmap of %d rows below %d is here".formatted(count, layout.rows()));
    }
  }
}
