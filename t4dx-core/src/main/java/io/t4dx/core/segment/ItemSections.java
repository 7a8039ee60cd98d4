package io.t4dx.core.segment;

import io.t4dx.core.segment.format.Section;
import io.t4dx.core.segment.format.SegmentOutput;
import io.t4dx.core.segment.value.BlocksWriter;
import io.t4dx.core.segment.value.ByteList;
import io.t4dx.core.segment.value.MetadataCodec;
import io.t4dx.core.segment.value.RankedBitsBuilder;
import io.t4dx.index.kernel.Metric;
import io.t4dx.model.ItemKey;
import java.io.IOException;
import java.lang.foreign.Arena;
import org.jspecify.annotations.Nullable;

/**
 * Writes the sections of items, in walks over the source: for keys, for contents, for metadata, for
 * vectors. Columns and terms are gathered on the way.
 */
final class ItemSections {
  private final SegmentOutput out;
  private final SegmentSource source;
  private final Metric metric;
  private final Arena arena;
  private final RankedBitsBuilder rowsWithVector = new RankedBitsBuilder();
  private int rows;
  private @Nullable ItemIndexes indexes;

  ItemSections(SegmentOutput out, SegmentSource source, Metric metric, Arena arena) {
    this.out = out;
    this.source = source;
    this.metric = metric;
    this.arena = arena;
  }

  int vectors() {
    return rowsWithVector.set();
  }

  void writeTruth(NamespaceTally tally) throws IOException {
    writeKeys(tally);
    GatheredColumns columns = new GatheredColumns(rows, arena);
    ItemIndexes gathered = new ItemIndexes(out, arena, columns, rowsWithVector);
    writeContents(columns);
    columns.write(out);
    SessionOrder sessions = writeMetadata(gathered);
    if (vectors() > 0) {
      new VectorSections(out, source, metric, arena).write(rowsWithVector, sessions);
    }
    indexes = gathered;
  }

  void writeIndexes(Namespaces namespaces) throws IOException {
    if (indexes == null) {
      throw new IllegalStateException("the truth is not written yet");
    }
    indexes.write(namespaces);
  }

  private void writeKeys(NamespaceTally tally) throws IOException {
    ItemCursor items = source.items();
    ItemKey last = null;
    out.begin();
    while (items.next()) {
      ItemKey key = new ItemKey(items.namespace(), items.id());
      if (last != null && last.compareTo(key) >= 0) {
        throw new IllegalArgumentException("item " + key + " comes after " + last);
      }
      out.writeLong(Long.reverseBytes(key.id().getMostSignificantBits()));
      out.writeLong(Long.reverseBytes(key.id().getLeastSignificantBits()));
      rowsWithVector.add(items.hasVector());
      tally.addRows(key.namespace(), 1);
      last = key;
    }
    rows = rowsWithVector.size();
    out.end(Section.KEYS);
  }

  private void writeContents(GatheredColumns columns) throws IOException {
    ItemCursor items = source.items();
    out.begin();
    BlocksWriter blocks = new BlocksWriter(out, BlocksWriter.TEXTS);
    for (int row = 0; row < rows; row++) {
      step(items, row);
      columns.add(row, items.fields(), items.lsn());
      items.copyContent(blocks);
    }
    blocks.end(Section.CONTENTS, Section.CONTENTS_INDEX);
  }

  private SessionOrder writeMetadata(ItemIndexes gathered) throws IOException {
    ItemCursor items = source.items();
    SessionOrder sessions = new SessionOrder(vectors());
    out.begin();
    BlocksWriter blocks = new BlocksWriter(out, BlocksWriter.METADATA);
    ByteList bytes = new ByteList();
    for (int row = 0; row < rows; row++) {
      step(items, row);
      gathered.add(row, items);
      if (rowsWithVector.get(row)) {
        sessions.add(items);
      }
      bytes.clear();
      MetadataCodec.write(items.fields().metadata(), bytes);
      blocks.add(bytes.array(), 0, bytes.length());
    }
    blocks.end(Section.METADATA, Section.METADATA_INDEX);
    return sessions;
  }

  static void step(ItemCursor items, int row) {
    if (!items.next()) {
      throw new IllegalStateException("the source ended at row " + row + " when asked again");
    }
  }
}
