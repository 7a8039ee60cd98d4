package io.t4dx.core.segment;

import io.t4dx.core.segment.format.Section;
import io.t4dx.core.segment.format.SegmentOutput;
import io.t4dx.core.segment.value.RankedBitsBuilder;
import io.t4dx.index.column.Column;
import io.t4dx.index.column.ColumnStatistics;
import io.t4dx.index.column.RowOrder;
import io.t4dx.index.posting.PostingBuilder;
import io.t4dx.index.sieve.KeyHash;
import io.t4dx.index.sieve.SieveBuilder;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.EnumMap;
import java.util.Map;

/** Makes the indexes of items from what was gathered of them. */
final class ItemIndexes {
  private final SegmentOutput out;
  private final Arena arena;
  private final GatheredColumns columns;
  private final RankedBitsBuilder rowsWithVector;
  private final PostingBuilder postings;
  private final SieveBuilder sieve;
  private final int rows;
  private String namespace = "";
  private long namespaceHash;

  ItemIndexes(
      SegmentOutput out, Arena arena, GatheredColumns columns, RankedBitsBuilder rowsWithVector) {
    this.out = out;
    this.arena = arena;
    this.columns = columns;
    this.rowsWithVector = rowsWithVector;
    this.rows = rowsWithVector.size();
    this.postings = new PostingBuilder(rows);
    this.sieve = new SieveBuilder(rows, arena);
  }

  /** Takes the key and the terms of a row. */
  void add(int row, ItemCursor item) {
    if (!namespace.equals(item.namespace())) {
      namespace = item.namespace();
      namespaceHash = KeyHash.of(namespace);
    }
    sieve.add(KeyHash.item(namespaceHash, item.id()));
    Terms.forEach(item.fields(), term -> postings.add(term, row));
  }

  void write(Namespaces namespaces) throws IOException {
    if (rows > 0) {
      RowRecords.write(columns, rows, out);
      write(sieve.seal(), Section.ITEM_SIEVE);
      write(postings.build(arena), Section.POSTINGS);
      int[] starts = namespaces.all().stream().mapToInt(part -> part.rows().first()).toArray();
      for (ItemColumn column : ItemColumn.values()) {
        if (column.orderSection().isPresent()) {
          write(RowOrder.build(columns.column(column), starts, arena), column.orderSection().get());
        }
      }
    }
    out.begin();
    StatisticsSection.write(out, statistics(new RowRange(0, rows)));
    for (Namespaces.Part part : namespaces.all()) {
      StatisticsSection.write(out, statistics(part.rows()));
    }
    out.end(Section.STATISTICS);
  }

  private void write(MemorySegment image, Section section) throws IOException {
    out.begin();
    out.write(image);
    out.end(section);
  }

  private RowStatistics statistics(RowRange range) {
    Map<ItemColumn, ColumnStatistics> ranges = new EnumMap<>(ItemColumn.class);
    for (ItemColumn which : RowStatistics.COLUMNS) {
      ranges.put(which, columns.column(which).statistics(range.first(), range.end()));
    }
    Column types = columns.column(ItemColumn.TYPE);
    int typeBits = 0;
    int vectors = 0;
    for (int row = range.first(); row < range.end(); row++) {
      typeBits |= 1 << types.u8(row);
      vectors += rowsWithVector.get(row) ? 1 : 0;
    }
    return new RowStatistics(range.size(), vectors, typeBits, ranges);
  }
}
