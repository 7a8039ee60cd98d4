package io.t4dx.core.segment.value;

import io.t4dx.model.Metadata;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads values. It keeps the block that it unpacked last: who reads neighbours unpacks each block
 * once. For one thread.
 */
public final class BlockReader {
  private final @Nullable BlockIndex index;
  private @Nullable Block last;
  private int located = -1;
  private int first;
  private long start;
  private long end;

  BlockReader(@Nullable BlockIndex index) {
    this.index = index;
  }

  /** The value of a row as text. */
  public String text(int row) {
    int value = valueOf(row);
    return index == null || value < 0 ? "" : read(index, value).remainingText();
  }

  /**
   * The same, with the work put off where a block has this one text: what is asked for later is
   * unpacked then, and often nothing is. Neighbours in a block are unpacked together, now.
   */
  public Supplier<String> packedText(int row) {
    int value = valueOf(row);
    if (index == null || value < 0 || !index.isAlone(value)) {
      String text = text(row);
      return () -> text;
    }
    if (located != value) {
      locate(index, value);
    }
    return index.packedText(start, end);
  }

  /** Appends the block of a row's value as it is, where it has this one value and is taken. */
  public boolean copy(int row, BlocksWriter to) throws IOException {
    int value = valueOf(row);
    if (index == null || value < 0 || !index.isAlone(value)) {
      return false;
    }
    if (located != value) {
      locate(index, value);
    }
    return index.copy(value, start, end, to);
  }

  /** The value of a row as metadata. */
  public Metadata metadata(int row) {
    int value = valueOf(row);
    if (index == null || value < 0) {
      return Metadata.EMPTY;
    }
    ByteCursor bytes = read(index, value);
    try {
      return MetadataCodec.read(bytes);
    } catch (MalformedValueException | IllegalArgumentException e) {
      throw index.nonsense(value, e);
    }
  }

  /**
   * Starts to fetch what the value of a row needs, ahead of its use.
   *
   * @return anything, to be kept, lest the JIT leave out reads that nothing depends on
   */
  public int touch(int row) {
    int value = valueOf(row);
    if (index == null || value < 0 || (last != null && last.has(value))) {
      return 0;
    }
    locate(index, value);
    return index.touch(start, end);
  }

  private void locate(BlockIndex from, int value) {
    first = from.first(value);
    start = from.start(value);
    end = from.end(value);
    located = value;
  }

  /** The place of a row's value; negative where it has none. */
  private int valueOf(int row) {
    return index == null ? -1 : index.valueOf(row);
  }

  private ByteCursor read(BlockIndex from, int value) {
    Block block = last;
    if (block == null || !block.has(value)) {
      if (located != value) {
        locate(from, value);
      }
      block = from.read(first, start, end);
      last = block;
    }
    try {
      return block.value(value);
    } catch (MalformedValueException e) {
      throw from.nonsense(value, e);
    }
  }
}
