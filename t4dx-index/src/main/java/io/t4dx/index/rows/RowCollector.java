package io.t4dx.index.rows;

import java.util.Arrays;
import org.roaringbitmap.BitSetUtil;
import org.roaringbitmap.RoaringBitmap;

/**
 * Gathers rows of a range, in any order, into a bitmap. Adding a row to a bitmap directly moves
 * others aside; here few rows are kept in a list that is sorted at the end, and many in a bit each.
 * Takes at most 1 bit for each row of the range, or 4 bytes for each row that was added.
 */
public final class RowCollector {
  /** A word of bits costs about as much to clear and to read as this many rows to sort. */
  private static final int WORDS_A_ROW = 16;

  /** Bitmaps are made of blocks of so many rows; the bits start at the first row of one. */
  private static final int BLOCK = 1 << 16;

  private final int first;
  private final int end;
  private final int base;
  private final int most;
  private int[] list = {};
  private long[] words = {};
  private int size;
  private boolean dense;

  /**
   * Takes rows from {@code first}, included, to {@code end}, not included.
   *
   * @param expected how many rows will be added, roughly
   */
  public RowCollector(int first, int end, long expected) {
    if (first < 0 || end < first) {
      throw new IllegalArgumentException("rows from " + first + " to " + end + " are no range");
    }
    this.first = first;
    this.end = end;
    this.base = first / BLOCK * BLOCK;
    this.most = Math.max(64, wordCount() / WORDS_A_ROW);
    if (expected > most) {
      densify();
    } else {
      list = new int[Math.max(16, (int) expected)];
    }
  }

  private int wordCount() {
    return (int) ((end - (long) base + 63) / 64);
  }

  private void densify() {
    words = new long[wordCount()];
    dense = true;
    for (int i = 0; i < size; i++) {
      set(list[i] - base);
    }
    list = new int[0];
  }

  private void set(int bit) {
    words[bit >> 6] |= 1L << bit;
  }

  /** Adds a row; again is the same as once. */
  public void add(int row) {
    if (row < first || row >= end) {
      throw new IllegalArgumentException("row " + row + " is not between " + first + " and " + end);
    }
    if (dense) {
      set(row - base);
      return;
    }
    if (size == list.length) {
      if (size >= most) {
        densify();
        set(row - base);
        return;
      }
      list = Arrays.copyOf(list, 2 * size);
    }
    list[size++] = row;
  }

  /** Adds the first rows of an array. */
  public void addAll(int[] rows, int count) {
    if (!dense) {
      for (int i = 0; i < count; i++) {
        add(rows[i]);
      }
      return;
    }
    int least = end;
    int greatest = first;
    for (int i = 0; i < count; i++) {
      least = Math.min(least, rows[i]);
      greatest = Math.max(greatest, rows[i]);
    }
    if (count > 0 && (least < first || greatest >= end)) {
      throw new IllegalArgumentException(
          "rows %d to %d are not between %d and %d".formatted(least, greatest, first, end));
    }
    for (int i = 0; i < count; i++) {
      set(rows[i] - base);
    }
  }

  /**
   * Adds up to 64 rows at once, those whose bits are set.
   *
   * @param firstRow the row of the lowest bit, a multiple of 64
   * @param bits may be set only for rows of the range
   */
  public void addWord(int firstRow, long bits) {
    if (dense) {
      words[(firstRow - base) >> 6] |= bits;
      return;
    }
    for (long word = bits; word != 0; word &= word - 1) {
      add(firstRow + Long.numberOfTrailingZeros(word));
    }
  }

  /** The rows that were added. */
  public RoaringBitmap bitmap() {
    return dense ? ofWords() : ofList();
  }

  /** The rows of the range that were not added. */
  public RoaringBitmap complement() {
    if (!dense) {
      RoaringBitmap all = RoaringBitmap.bitmapOfRange(first, end);
      all.andNot(ofList());
      return all;
    }
    for (int w = 0; w < words.length; w++) {
      words[w] = ~words[w];
    }
    int before = first - base;
    for (int w = 0; w < before >> 6; w++) {
      words[w] = 0;
    }
    if (words.length > 0) {
      words[before >> 6] &= ~0L << before;
      if ((end & 63) != 0) {
        words[words.length - 1] &= (1L << end) - 1;
      }
    }
    return ofWords();
  }

  private RoaringBitmap ofWords() {
    RoaringBitmap bitmap = BitSetUtil.bitmapOf(words);
    return base == 0 ? bitmap : RoaringBitmap.addOffset(bitmap, base);
  }

  private RoaringBitmap ofList() {
    Arrays.sort(list, 0, size);
    RoaringBitmap bitmap = new RoaringBitmap();
    bitmap.addN(list, 0, size);
    return bitmap;
  }
}
