package io.t4dx.index.posting;

import io.t4dx.index.page.LittleEndian;
import io.t4dx.index.page.SealedImage;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.roaringbitmap.RoaringBitmap;

/** Writes terms that come in order, each with its rows, which rise. */
final class PostingWriter {
  private final int rows;
  private final int terms;
  private final ByteSink entries = new ByteSink();
  private final ByteSink bitmaps = new ByteSink();
  private final ByteSink few = new ByteSink();
  private final long[] index;
  private long[] bitmapStarts = new long[16];
  private int bitmapCount;
  private byte[] last = new byte[64];
  private int lastLength;
  private int written;
  private long pairs;

  PostingWriter(int rows, int terms) {
    this.rows = rows;
    this.terms = terms;
    this.index =
        new long[2 * ((terms + PostingDescriptor.BLOCK - 1) / PostingDescriptor.BLOCK + 1)];
  }

  void add(byte[] bytes, int offset, int length, int[] of, int from, int count) {
    int shared = 0;
    if (written % PostingDescriptor.BLOCK == 0) {
      mark(written / PostingDescriptor.BLOCK);
    } else {
      int common = Math.min(length, lastLength);
      shared = Arrays.mismatch(bytes, offset, offset + common, last, 0, common);
      shared = shared < 0 ? common : shared;
    }
    entries.number(shared);
    entries.number(length - shared);
    entries.append(bytes, offset + shared, length - shared);
    if (last.length < length) {
      last = new byte[Math.max(length, 2 * last.length)];
    }
    System.arraycopy(bytes, offset, last, 0, length);
    lastLength = length;
    writeRows(of, from, count);
    pairs += count;
    written++;
  }

  private void mark(int block) {
    index[2 * block] = entries.length();
    index[2 * block + 1] = pairs;
  }

  private void writeRows(int[] of, int from, int count) {
    boolean many = count > PostingDescriptor.FEW;
    entries.number(2L * count + (many ? 1 : 0));
    if (many) {
      entries.number(bitmapCount);
      writeBitmap(of, from, count);
    } else if (count == 1) {
      entries.number(of[from]);
    } else {
      few.clear();
      few.number(of[from]);
      for (int i = from + 1; i < from + count; i++) {
        few.number(of[i] - of[i - 1] - 1);
      }
      entries.number(few.length());
      entries.append(few.bytes(), 0, few.length());
    }
  }

  private void writeBitmap(int[] of, int from, int count) {
    RoaringBitmap bitmap = new RoaringBitmap();
    bitmap.addN(of, from, count);
    bitmap.runOptimize();
    int length = bitmap.serializedSizeInBytes();
    int start = bitmaps.reserve(length);
    bitmap.serialize(ByteBuffer.wrap(bitmaps.bytes(), start, length));
    if (bitmapCount + 1 >= bitmapStarts.length) {
      bitmapStarts = Arrays.copyOf(bitmapStarts, 2 * bitmapStarts.length);
    }
    bitmapStarts[++bitmapCount] = bitmaps.length();
  }

  MemorySegment build(SegmentAllocator allocator) {
    if (written != terms) {
      throw new IllegalStateException(written + " of " + terms + " terms were written");
    }
    mark(index.length / 2 - 1);
    PostingDescriptor layout =
        new PostingDescriptor(rows, terms, bitmapCount, pairs, entries.length(), bitmaps.length());
    MemorySegment image =
        SealedImage.allocate(
            allocator, PostingDescriptor.MAGIC, PostingDescriptor.VERSION, layout.body());
    layout.write(image);
    MemorySegment.copy(index, 0, image, LittleEndian.LONG, layout.indexOffset(), index.length);
    MemorySegment.copy(
        bitmapStarts, 0, image, LittleEndian.LONG, layout.bitmapIndexOffset(), bitmapCount + 1);
    copy(entries, image, layout.termOffset());
    copy(bitmaps, image, layout.bitmapOffset());
    return SealedImage.seal(image);
  }

  private static void copy(ByteSink from, MemorySegment image, long at) {
    MemorySegment.copy(MemorySegment.ofArray(from.bytes()), 0, image, at, from.length());
  }
}
