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

/** The small fields of rows: columns, sessions and metadata. */
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
    return lsn.i64(row);
  }

  private ItemType type(int code, int row) {
    if (!TypeCode.isKnown(code)) {
      throw CorruptSegmentException.inSection(
          file.name(), Section.TYPE, row, "row " + row + " is of type " + code);
    }
    return TypeCode.type(code);
  }

  /**
   * The fields of a row. All columns are read before any text is made of what they say: none of
   * these reads waits for another.
   */
  ItemFields fields(int row, BlockReader metadataReader) {
    float kappaOfRow = kappa.f32(row);
    float importanceOfRow = importance.f32(row);
    int typeOfRow = type.u8(row);
    long eventTimeOfRow = eventTime.i64(row);
    long recordTimeOfRow = recordTime.i64(row);
    long validFromOfRow = validFrom.i64(row);
    long validUntilOfRow = validUntil.i64(row);
    long accessCountOfRow = accessCount.i64(row);
    int sessionOfRow = session.i32(row);
    return new ItemFields(
        kappaOfRow,
        importanceOfRow,
        type(typeOfRow, row),
        eventTimeOfRow,
        recordTimeOfRow,
        validFromOfRow,
        validUntilOfRow,
        accessCountOfRow,
        sessionOfRow < 0 ? Optional.empty() : Optional.of(sessions.get(sessionOfRow)),
        metadataReader.metadata(row));
  }
}
