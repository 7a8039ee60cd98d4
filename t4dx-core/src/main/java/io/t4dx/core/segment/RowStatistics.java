package io.t4dx.core.segment;

import io.t4dx.core.segment.value.TypeCode;
import io.t4dx.index.column.ColumnStatistics;
import io.t4dx.model.ItemFields;
import io.t4dx.model.ItemType;
import java.util.List;
import java.util.Map;

/**
 * What is known of a range of rows without reading them. It may be less than the truth, never
 * wrong: a range of keys may be too wide.
 *
 * @param vectors how many rows have a vector
 * @param typeBits bit n is set if some row may be of the type with code n
 * @param ranges the sort keys of every column of numbers
 */
public record RowStatistics(
    int rows, int vectors, int typeBits, Map<ItemColumn, ColumnStatistics> ranges) {

  /** The columns that have statistics, in their order in files. */
  public static final List<ItemColumn> COLUMNS =
      List.of(
          ItemColumn.KAPPA,
          ItemColumn.IMPORTANCE,
          ItemColumn.EVENT_TIME,
          ItemColumn.RECORD_TIME,
          ItemColumn.VALID_FROM,
          ItemColumn.VALID_UNTIL,
          ItemColumn.ACCESS_COUNT,
          ItemColumn.LSN);

  /** The sort keys of a column; see {@link io.t4dx.index.column.KeyRange}. */
  public ColumnStatistics range(ItemColumn column) {
    ColumnStatistics range = ranges.get(column);
    if (range == null) {
      throw new IllegalArgumentException("there are no statistics of " + column);
    }
    return range;
  }

  public boolean mayHave(ItemType type) {
    return (typeBits >>> TypeCode.of(type) & 1) != 0;
  }

  /** Whether no row's validity ends: then every row that has begun to hold still does. */
  public boolean allOpen() {
    return rows == 0 || range(ItemColumn.VALID_UNTIL).leastKey() == ItemFields.OPEN;
  }
}
