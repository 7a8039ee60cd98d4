package io.t4dx.core.segment;

import io.t4dx.core.segment.format.Section;
import io.t4dx.core.segment.format.SegmentOutput;
import io.t4dx.core.segment.value.SortedNames;
import io.t4dx.core.segment.value.TypeCode;
import io.t4dx.index.column.Column;
import io.t4dx.index.column.ColumnWriter;
import io.t4dx.model.ItemFields;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of rows while they are gathered; 65 bytes a row. */
final class GatheredColumns {
  private static final int NO_SESSION = -1;

  private final Map<ItemColumn, ColumnWriter> writers = new EnumMap<>(ItemColumn.class);
  private final Map<ItemColumn, Column> columns = new EnumMap<>(ItemColumn.class);
  private final Map<String, Integer> sessions = new HashMap<>();
  private final int[] sessionOfRow;

  GatheredColumns(int rows, Arena arena) {
    for (ItemColumn column : ItemColumn.values()) {
      writers.put(column, new ColumnWriter(column.kind(), rows, arena));
    }
    this.sessionOfRow = new int[rows];
  }

  void add(int row, ItemFields fields, long lsn) {
    writer(ItemColumn.KAPPA).f32(row, fields.kappa());
    writer(ItemColumn.IMPORTANCE).f32(row, fields.importance());
    writer(ItemColumn.EVENT_TIME).i64(row, fields.eventTime());
    writer(ItemColumn.RECORD_TIME).i64(row, fields.recordTime());
    writer(ItemColumn.VALID_FROM).i64(row, fields.validFrom());
    writer(ItemColumn.VALID_UNTIL).i64(row, fields.validUntil());
    writer(ItemColumn.ACCESS_COUNT).i64(row, fields.accessCount());
    writer(ItemColumn.LSN).i64(row, lsn);
    writer(ItemColumn.TYPE).u8(row, TypeCode.of(fields.type()));
    sessionOfRow[row] =
        fields
            .session()
            .map(session -> sessions.computeIfAbsent(session, _ -> sessions.size()))
            .orElse(NO_SESSION);
  }

  /** Writes the sections of all columns and of the sessions that they name. */
  void write(SegmentOutput out) throws IOException {
    List<String> sorted = new ArrayList<>(sessions.keySet());
    sorted.sort(null);
    int[] places = new int[sorted.size()];
    for (int place = 0; place < places.length; place++) {
      places[sessions.getOrDefault(sorted.get(place), NO_SESSION)] = place;
    }
    ColumnWriter session = writer(ItemColumn.SESSION);
    for (int row = 0; row < sessionOfRow.length; row++) {
      int found = sessionOfRow[row];
      session.i32(row, found == NO_SESSION ? NO_SESSION : places[found]);
    }
    for (ItemColumn column : ItemColumn.values()) {
      MemorySegment image = writer(column).seal();
      out.begin();
      out.write(image);
      out.end(column.section());
      columns.put(column, Column.open(image, column.kind()));
    }
    SortedNames.write(sorted, Section.SESSIONS, out);
  }

  /** A column that was written. */
  Column column(ItemColumn which) {
    return present(columns.get(which), which);
  }

  private ColumnWriter writer(ItemColumn which) {
    return present(writers.get(which), which);
  }

  private static <T> T present(@Nullable T value, ItemColumn which) {
    if (value == null) {
      throw new IllegalStateException(which + " is not there yet");
    }
    return value;
  }
}
