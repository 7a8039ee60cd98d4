package io.t4dx.core.segment;

import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.core.segment.format.Section;
import io.t4dx.core.segment.format.SegmentFile;
import io.t4dx.core.segment.value.BlockReader;
import io.t4dx.core.segment.value.Blocks;
import io.t4dx.core.segment.value.SortedNames;
import io.t4dx.core.segment.value.TypeCode;
import io.t4dx.index.column.Column;
import io.t4dx.model.ItemFields;
import io.t4dx.model.ItemType;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The small fields of rows: columns, sessions and metadata. Where the file has records of whole
 * rows, single rows are read from these.
 */
final class Fields {
  private final SegmentFile file;
  private final Map<ItemColumn, Column> columns = new EnumMap<>(ItemColumn.class);
  private final Column kappa;
  private final Column importance;
  private final Column eventTime;
  private final Column recordTime;
  private final Column validFrom;
  private final Column validUntil;
  private final Column accessCount;
  private final Column lsn;
  private final Column type;
  private final Column session;
  private final SortedNames sessions;
  private final Blocks metadata;
  private volatile @Nullable RowRecords records;

  Fields(SegmentFile file, int rows) {
    this.file = file;
    this.kappa = open(ItemColumn.KAPPA, rows);
    this.importance = open(ItemColumn.IMPORTANCE, rows);
    this.eventTime = open(ItemColumn.EVENT_TIME, rows);
    this.recordTime = open(ItemColumn.RECORD_TIME, rows);
    this.validFrom = open(ItemColumn.VALID_FROM, rows);
    this.validUntil = open(ItemColumn.VALID_UNTIL, rows);
    this.accessCount = open(ItemColumn.ACCESS_COUNT, rows);
    this.lsn = open(ItemColumn.LSN, rows);
    this.type = open(ItemColumn.TYPE, rows);
    this.session = open(ItemColumn.SESSION, rows);
    this.sessions = SortedNames.open(file.find(Section.SESSIONS));
    this.metadata = Blocks.open(file, Section.METADATA, Section.METADATA_INDEX, rows);
    this.records = RowRecords.open(file, rows);
  }

  private Column open(ItemColumn which, int rows) {
    Column column = file.openImage(which.section(), image -> Column.open(image, which.kind()));
    if (column == null || column.rows() != rows) {
      throw CorruptSegmentException.inSection(
          file.name(), which.section(), 0, "it has not the segment's " + rows + " rows");
    }
    columns.put(which, column);
    return column;
  }

  Column column(ItemColumn which) {
    Column column = columns.get(which);
    if (column == null) {
      throw new AssertionError("every column was opened");
    }
    return column;
  }

  Blocks metadata() {
    return metadata;
  }

  SortedNames sessions() {
    return sessions;
  }

  long lsn(int row) {
    RowRecords whole = recordsOf(row);
    return whole == null ? lsn.i64(row) : whole.i64(row, RowRecords.LSN);
  }

  /** Reads a byte of what {@link #fields} will, so that it is on its way. */
  int touch(int row) {
    RowRecords whole = recordsOf(row);
    return whole == null ? 0 : whole.u8(row, RowRecords.TYPE);
  }

  /** Does without the records that the file has. */
  void leaveRecords() {
    records = null;
  }

  /** The records, if that of a row is sound; null where the columns must be asked. */
  private @Nullable RowRecords recordsOf(int row) {
    RowRecords whole = records;
    try {
      if (whole != null) {
        whole.ensure(row);
      }
      return whole;
    } catch (CorruptSegmentException e) {
      leaveRecords();
      file.left().add(Section.ROW_RECORDS);
      return null;
    }
  }

  private ItemType type(int code, int row) {
    if (!TypeCode.isKnown(code)) {
      throw CorruptSegmentException.inSection(
          file.name(), Section.TYPE, row, "row " + row + " is of type " + code);
    }
    return TypeCode.type(code);
  }

  /** The fields of a row. */
  ItemFields fields(int row, BlockReader metadataReader) {
    RowRecords whole = recordsOf(row);
    return whole == null
        ? fieldsOfColumns(row, metadataReader)
        : new ItemFields(
            whole.f32(row, RowRecords.KAPPA),
            whole.f32(row, RowRecords.IMPORTANCE),
            type(whole.u8(row, RowRecords.TYPE), row),
            whole.i64(row, RowRecords.EVENT_TIME),
            whole.i64(row, RowRecords.RECORD_TIME),
            whole.i64(row, RowRecords.VALID_FROM),
            whole.i64(row, RowRecords.VALID_UNTIL),
            whole.i64(row, RowRecords.ACCESS_COUNT),
            session(whole.i32(row, RowRecords.SESSION)),
            metadataReader.metadata(row));
  }

  private ItemFields fieldsOfColumns(int row, BlockReader metadataReader) {
    return new ItemFields(
        kappa.f32(row),
        importance.f32(row),
        type(type.u8(row), row),
        eventTime.i64(row),
        recordTime.i64(row),
        validFrom.i64(row),
        validUntil.i64(row),
        accessCount.i64(row),
        session(session.i32(row)),
        metadataReader.metadata(row));
  }

  private Optional<String> session(int place) {
    return place < 0 ? Optional.empty() : Optional.of(sessions.get(place));
  }
}
