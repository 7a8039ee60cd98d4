package io.t4dx.index.posting;

import io.t4dx.index.page.CheckedBytes;
import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.index.page.LittleEndian;
import io.t4dx.index.page.PageRule;
import io.t4dx.index.page.SealedImage;
import io.t4dx.index.rows.RowCollector;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/**
 * Terms and their rows, read where they are mapped; safe for any number of threads. {@link
 * PostingBuilder} makes the bytes.
 */
public final class Postings {
  private final PostingDescriptor layout;
  private final CheckedBytes bytes;
  private final MemorySegment image;
  private final Bitmaps bitmaps;

  private Postings(PostingDescriptor layout, CheckedBytes bytes) {
    this.layout = layout;
    this.bytes = bytes;
    this.image = bytes.bytes();
    this.bitmaps = new Bitmaps(bytes, layout);
  }

  /** Opens bytes that may be damaged; each page is checked when it is first read. */
  public static Postings open(MemorySegment image) {
    PostingDescriptor layout = PostingDescriptor.read(image);
    return new Postings(layout, SealedImage.open(image, layout.body(), whole -> PageRule.NONE));
  }

  /**
   * Opens bytes that may be damaged, and that were built for a known number of rows: no answer then
   * takes more memory than so many rows can.
   */
  public static Postings open(MemorySegment image, int rows) {
    Postings postings = open(image);
    if (postings.rows() != rows) {
      throw new CorruptIndexException(
          SealedImage.OWN, "postings of " + postings.rows() + " rows where there are " + rows);
    }
    return postings;
  }

  /** How many terms there are. */
  public int terms() {
    return layout.terms();
  }

  /** Every row is below this. */
  public int rows() {
    return layout.rows();
  }

  /** The rows of all terms, counted for each term. */
  public long pairs() {
    return layout.pairs();
  }

  /** The terms of a range, in order. */
  public TermCursor terms(TermRange range) {
    TermCursor cursor = new TermCursor(this, range.before());
    if (range.isEmpty()) {
      cursor.toBlock(layout.blocks());
    } else {
      cursor.seek(range.from());
    }
    return cursor;
  }

  /** A cursor that stands on a term; null where there is no such term. */
  public @Nullable TermCursor find(byte[] term) {
    TermCursor cursor = new TermCursor(this, null);
    cursor.seek(term);
    return cursor.next() && cursor.isAt(term) ? cursor : null;
  }

  /** How many rows a term has; 0 where there is no such term. */
  public int count(byte[] term) {
    TermCursor cursor = find(term);
    return cursor == null ? 0 : cursor.count();
  }

  /** The rows of a term; empty where there is no such term. */
  public RoaringBitmap rows(byte[] term) {
    TermCursor cursor = find(term);
    return cursor == null ? new RoaringBitmap() : cursor.rows();
  }

  /** The rows of a term where they are mapped; null where they are too few for a bitmap. */
  public @Nullable ImmutableRoaringBitmap mapped(byte[] term) {
    TermCursor cursor = find(term);
    return cursor == null ? null : cursor.mapped();
  }

  /**
   * The rows of all terms in a range, counted for each term: an upper bound of how many there are,
   * and exact where no row has two of the terms. Costs two searches, whatever the range.
   */
  public long count(TermRange range) {
    if (range.isEmpty()) {
      return 0;
    }
    byte[] before = range.before();
    long to = before == null ? layout.pairs() : pairsBefore(before);
    return Math.max(0, to - pairsBefore(range.from()));
  }

  private long pairsBefore(byte[] term) {
    int block = block(term);
    TermCursor cursor = new TermCursor(this, term);
    cursor.toBlock(block);
    long pairs = layout.blocks() == 0 ? 0 : pairsBeforeBlock(block);
    while (cursor.next()) {
      pairs += cursor.count();
    }
    return pairs;
  }

  /** The rows that have at least one term of a range. */
  public RoaringBitmap union(TermRange range) {
    long count = Math.min(count(range), layout.rows());
    RowCollector rows = new RowCollector(0, layout.rows(), count);
    TermCursor cursor = terms(range);
    while (cursor.next()) {
      cursor.collect(rows);
    }
    return rows.bitmap();
  }

  /** Checks every byte, every term and every row. */
  public void verify() {
    bytes.verify();
    TermCursor cursor = terms(TermRange.ALL);
    byte[] last = {};
    long pairs = 0;
    while (cursor.next()) {
      byte[] term = cursor.term();
      if (cursor.ordinal() > 0 && Arrays.compareUnsigned(last, term) >= 0) {
        throw new CorruptIndexException(
            layout.termOffset(), "term " + cursor.ordinal() + " is not in order");
      }
      if (cursor.ordinal() % PostingDescriptor.BLOCK == 0
          && pairs != pairsBeforeBlock(cursor.ordinal() / PostingDescriptor.BLOCK)) {
        throw new CorruptIndexException(
            layout.indexOffset(), "rows before term " + cursor.ordinal() + " are not " + pairs);
      }
      if (cursor.rows().getLongCardinality() != cursor.count()) {
        throw new CorruptIndexException(
            layout.termOffset(), "term " + cursor.ordinal() + " has other rows than it says");
      }
      pairs += cursor.count();
      last = term;
    }
    if (pairs != layout.pairs()) {
      throw new CorruptIndexException(
          SealedImage.OWN, pairs + " rows of all terms, not " + layout.pairs());
    }
  }

  PostingDescriptor layout() {
    return layout;
  }

  MemorySegment image() {
    return image;
  }

  long termsEnd() {
    return layout.termOffset() + layout.termBytes();
  }

  ImmutableRoaringBitmap bitmap(int number, int count) {
    return bitmaps.bitmap(number, count);
  }

  /** The last block whose first term is not above a term; the first block if all are. */
  int block(byte[] term) {
    EntryReader reader = new EntryReader(image);
    int low = 0;
    int high = layout.blocks() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      openBlock(middle, reader);
      reader.number(0);
      int length = (int) reader.number(PostingDescriptor.LONGEST);
      if (reader.compare(length, term) <= 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private long entry(int block) {
    long entry = layout.indexOffset() + (long) block * PostingDescriptor.INDEX_ENTRY;
    bytes.ensure(entry, 2L * PostingDescriptor.INDEX_ENTRY);
    return entry;
  }

  private long pairsBeforeBlock(int block) {
    return image.get(LittleEndian.LONG, entry(block) + 8);
  }

  void openBlock(int block, EntryReader reader) {
    long entry = entry(block);
    long from = image.get(LittleEndian.LONG, entry);
    long to = image.get(LittleEndian.LONG, entry + PostingDescriptor.INDEX_ENTRY);
    if (from < 0 || to < from || to > layout.termBytes()) {
      throw new CorruptIndexException(
          entry, "a block from %d to %d of %d".formatted(from, to, layout.termBytes()));
    }
    bytes.ensure(layout.termOffset() + from, to - from);
    reader.range(layout.termOffset() + from, layout.termOffset() + to);
  }
}
