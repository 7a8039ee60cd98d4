package io.t4dx.core.segment;

import io.t4dx.core.segment.value.BlockReader;
import io.t4dx.core.segment.value.Blocks;
import io.t4dx.core.segment.value.BlocksWriter;
import io.t4dx.model.ItemFields;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * Reads rows of one segment. It keeps what it unpacked last, so that reading neighbours costs
 * little. For one thread.
 */
public final class RowReader {
  private final Fields fields;
  private final BlockReader metadata;
  private final BlockReader contents;

  /** Written so that the JIT cannot leave out the reads of {@link #touch}. */
  @SuppressWarnings("UnusedVariable")
  private int touched;

  RowReader(Fields fields, Blocks contents) {
    this.fields = fields;
    this.metadata = fields.metadata().reader();
    this.contents = contents.reader();
  }

  /** Starts to fetch what a row's blocks need, ahead of their use. */
  public void touch(int row, boolean withContent) {
    touched = fields.touch(row) + metadata.touch(row) + (withContent ? contents.touch(row) : 0);
  }

  /** The small fields of a row, as of its LSN. */
  public ItemFields fields(int row) {
    return fields.fields(row, metadata);
  }

  public String content(int row) {
    return contents.text(row);
  }

  /** Appends the content of a row as it is packed, if that can be done; else appends nothing. */
  public boolean copyContent(int row, BlocksWriter texts) throws IOException {
    return contents.copy(row, texts);
  }

  /** The same, unpacked when it is first asked for; that does not need the segment any more. */
  public Supplier<String> packedContent(int row) {
    return contents.packedText(row);
  }
}
