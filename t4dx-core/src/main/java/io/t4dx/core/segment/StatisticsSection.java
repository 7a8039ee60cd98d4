package io.t4dx.core.segment;

import static io.t4dx.core.segment.format.SegmentDescriptor.INT;
import static io.t4dx.core.segment.format.SegmentDescriptor.LONG;

import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.core.segment.format.Section;
import io.t4dx.core.segment.format.SectionBytes;
import io.t4dx.core.segment.format.SegmentFile;
import io.t4dx.core.segment.format.SegmentOutput;
import io.t4dx.index.column.ColumnStatistics;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of all rows, then of each namespace's.
 *
 * <pre>
 *   0  rows (4)     4  rows with a vector (4)     8  bits of types (4)     12  zero (4)
 *  16  lowest and highest sort key (8 each) of kappa, importance, eventTime, recordTime, validFrom,
 *      validUntil, accessCount, lsn
 * </pre>
 */
final class StatisticsSection {
  static final int BYTES = 16 + 16 * RowStatistics.COLUMNS.size();

  private static final int RANGES = 16;

  private final SegmentFile file;
  private final @Nullable SectionBytes source;
  private final Namespaces namespaces;

  private StatisticsSection(
      SegmentFile file, @Nullable SectionBytes source, Namespaces namespaces) {
    this.file = file;
    this.source = source;
    this.namespaces = namespaces;
  }

  /** Opens them; damaged ones are as good as none, since whatever prunes by them may not. */
  static StatisticsSection open(SegmentFile file, Namespaces namespaces) {
    try {
      SectionBytes source = file.find(Section.STATISTICS);
      if (source == null || source.length() != (long) BYTES * (namespaces.all().size() + 1)) {
        return left(file, namespaces);
      }
      source.ensure(0, BYTES);
      return new StatisticsSection(file, source, namespaces);
    } catch (CorruptSegmentException e) {
      return left(file, namespaces);
    }
  }

  private static StatisticsSection left(SegmentFile file, Namespaces namespaces) {
    file.left().add(Section.STATISTICS);
    return new StatisticsSection(file, null, namespaces);
  }

  static void write(SegmentOutput out, RowStatistics statistics) throws IOException {
    out.writeInt(statistics.rows());
    out.writeInt(statistics.vectors());
    out.writeInt(statistics.typeBits());
    out.writeInt(0);
    for (ItemColumn column : RowStatistics.COLUMNS) {
      out.writeLong(statistics.range(column).leastKey());
      out.writeLong(statistics.range(column).mostKey());
    }
  }

  RowStatistics all() {
    return read(0, namespaces.rows());
  }

  RowStatistics of(Namespaces.Part part) {
    return read((long) BYTES * (part.ordinal() + 1), part.rows().size());
  }

  private RowStatistics read(long at, int rows) {
    if (source != null) {
      try {
        source.ensure(at, BYTES);
        RowStatistics read = read(source.bytes(), at);
        if (read.rows() == rows) {
          return read;
        }
      } catch (CorruptSegmentException e) {
        file.left().add(Section.STATISTICS);
        return unknown(rows);
      }
    }
    return unknown(rows);
  }

  private static RowStatistics read(MemorySegment bytes, long at) {
    int rows = bytes.get(INT, at);
    Map<ItemColumn, ColumnStatistics> ranges = new EnumMap<>(ItemColumn.class);
    long range = at + RANGES;
    for (ItemColumn column : RowStatistics.COLUMNS) {
      ranges.put(
          column, new ColumnStatistics(rows, bytes.get(LONG, range), bytes.get(LONG, range + 8)));
      range += 16;
    }
    return new RowStatistics(rows, bytes.get(INT, at + 4), bytes.get(INT, at + 8), ranges);
  }

  private static RowStatistics unknown(int rows) {
    Map<ItemColumn, ColumnStatistics> ranges = new EnumMap<>(ItemColumn.class);
    for (ItemColumn column : RowStatistics.COLUMNS) {
      ranges.put(column, new ColumnStatistics(rows, Long.MIN_VALUE, Long.MAX_VALUE));
    }
    return new RowStatistics(rows, rows, -1, ranges);
  }
}
