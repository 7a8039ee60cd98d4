package io.t4dx.index.posting;

import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.index.rows.RowCollector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.BatchIterator;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/**
 * Walks over terms in order. Starts before the first one: call {@link #next}. Not for several
 * threads at once.
 */
public final class TermCursor {
  private final Postings postings;
  private final EntryReader reader;
  private final byte @Nullable [] before;
  private byte[] term = new byte[64];
  private int length;
  private int ordinal;
  private int count;
  private long payload;
  private boolean bitmap;
  private boolean ahead;
  private boolean done;

  TermCursor(Postings postings, byte @Nullable [] before) {
    this.postings = postings;
    this.reader = new EntryReader(postings.image());
    this.before = before;
    this.ordinal = -1;
  }

  /** Goes to the last term before a block, so that the next one is its first. */
  void toBlock(int block) {
    ordinal = block * PostingDescriptor.BLOCK - 1;
    ahead = false;
    done = false;
  }

  /** Goes where the next term is the first that is not below another. */
  void seek(byte[] least) {
    toBlock(postings.block(least));
    while (advance()) {
      if (Arrays.compareUnsigned(term, 0, length, least, 0, least.length) >= 0) {
        ahead = true;
        return;
      }
    }
  }

  /** Goes to the next term; false after the last one. */
  public boolean next() {
    if (ahead) {
      ahead = false;
    } else if (done || !advance()) {
      done = true;
      return false;
    }
    if (before != null && Arrays.compareUnsigned(term, 0, length, before, 0, before.length) >= 0) {
      done = true;
      return false;
    }
    return true;
  }

  private boolean advance() {
    if (ordinal + 1 >= postings.terms()) {
      return false;
    }
    ordinal++;
    if (ordinal % PostingDescriptor.BLOCK == 0) {
      postings.openBlock(ordinal / PostingDescriptor.BLOCK, reader);
      length = 0;
    }
    int shared = (int) reader.number(length);
    int rest = (int) reader.number(PostingDescriptor.LONGEST - shared);
    if (shared + rest > term.length) {
      term = Arrays.copyOf(term, Math.max(shared + rest, 2 * term.length));
    }
    reader.copy(term, shared, rest);
    length = shared + rest;
    readRows();
    return true;
  }

  private void readRows() {
    PostingDescriptor layout = postings.layout();
    long head = reader.number(2L * layout.rows() + 1);
    count = (int) (head >>> 1);
    bitmap = (head & 1) != 0;
    if (count == 0) {
      throw new CorruptIndexException(reader.at(), "a term without rows");
    }
    if (bitmap) {
      payload = reader.number(layout.bitmaps() - 1L);
    } else if (count == 1) {
      payload = reader.number(layout.rows() - 1L);
    } else {
      long bytes = reader.number(postings.layout().termBytes());
      payload = reader.at();
      reader.skip(bytes);
      if (bytes < count) {
        throw new CorruptIndexException(payload, bytes + " bytes for " + count + " rows");
      }
    }
  }

  /** The term, in an array of its own. */
  public byte[] term() {
    return Arrays.copyOf(term, length);
  }

  /** Whether the cursor stands on a term. */
  boolean isAt(byte[] other) {
    return Arrays.equals(term, 0, length, other, 0, other.length);
  }

  /** The number of the term among all, from 0. */
  public int ordinal() {
    return ordinal;
  }

  /** How many rows the term has; known without reading them. */
  public int count() {
    return count;
  }

  /** The term's rows. */
  public RoaringBitmap rows() {
    if (bitmap) {
      return postings.bitmap((int) payload, count).toRoaringBitmap();
    }
    RoaringBitmap rows = new RoaringBitmap();
    forFew(rows::add);
    return rows;
  }

  /** The term's rows where they are mapped; null where there is no bitmap, because they are few. */
  @Nullable ImmutableRoaringBitmap mapped() {
    return bitmap ? postings.bitmap((int) payload, count) : null;
  }

  /** Adds the term's rows to others. */
  public void collect(RowCollector into) {
    if (!bitmap) {
      forFew(into::add);
      return;
    }
    BatchIterator rows = postings.bitmap((int) payload, count).getBatchIterator();
    int[] batch = new int[256];
    while (rows.hasNext()) {
      into.addAll(batch, rows.nextBatch(batch));
    }
  }

  private void forFew(org.roaringbitmap.IntConsumer action) {
    if (count == 1) {
      action.accept((int) payload);
      return;
    }
    EntryReader own = new EntryReader(postings.image());
    own.range(payload, postings.termsEnd());
    long most = postings.layout().rows() - 1L;
    long row = own.number(most);
    action.accept((int) row);
    for (int i = 1; i < count; i++) {
      row += 1 + own.number(most);
      if (row > most) {
        throw new CorruptIndexException(own.at(), "row " + row + " of " + (most + 1));
      }
      action.accept((int) row);
    }
  }
}
