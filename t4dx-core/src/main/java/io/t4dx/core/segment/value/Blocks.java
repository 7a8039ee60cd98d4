package io.t4dx.core.segment.value;

import io.t4dx.core.segment.format.Section;
import io.t4dx.core.segment.format.SectionBytes;
import io.t4dx.core.segment.format.SegmentFile;
import org.jspecify.annotations.Nullable;

/** The values of rows, as {@link BlocksWriter} wrote them. Safe for any number of threads. */
public final class Blocks {
  private final @Nullable BlockIndex index;

  private Blocks(@Nullable BlockIndex index) {
    this.index = index;
  }

  /** Opens the sections of a file; where they are missing, every row's value is empty. */
  public static Blocks open(SegmentFile file, Section blocks, Section index, int rows) {
    SectionBytes bytes = file.find(index);
    return new Blocks(bytes == null ? null : new BlockIndex(bytes, file.get(blocks), rows));
  }

  /** Whether a row has no value; reads the index only. */
  public boolean isEmpty(int row) {
    return index == null || index.valueOf(row) < 0;
  }

  /** Reads values; for one thread. */
  public BlockReader reader() {
    return new BlockReader(index);
  }
}
