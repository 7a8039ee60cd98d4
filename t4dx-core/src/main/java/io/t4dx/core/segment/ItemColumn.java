package io.t4dx.core.segment;

import io.t4dx.core.segment.format.Section;
import io.t4dx.index.column.ColumnKind;
import java.util.Optional;

/** The columns of a segment's rows. */
public enum ItemColumn {
  KAPPA(ColumnKind.F32, Section.KAPPA, Optional.of(Section.ORDER_KAPPA)),
  IMPORTANCE(ColumnKind.F32, Section.IMPORTANCE, Optional.of(Section.ORDER_IMPORTANCE)),
  EVENT_TIME(ColumnKind.I64, Section.EVENT_TIME, Optional.of(Section.ORDER_EVENT_TIME)),
  RECORD_TIME(ColumnKind.I64, Section.RECORD_TIME, Optional.of(Section.ORDER_RECORD_TIME)),
  VALID_FROM(ColumnKind.I64, Section.VALID_FROM, Optional.empty()),
  VALID_UNTIL(ColumnKind.I64, Section.VALID_UNTIL, Optional.empty()),
  ACCESS_COUNT(ColumnKind.I64, Section.ACCESS_COUNT, Optional.empty()),
  LSN(ColumnKind.I64, Section.LSN, Optional.empty()),
  /** The code of the type. */
  TYPE(ColumnKind.U8, Section.TYPE, Optional.empty()),
  /** The place of the session among the segment's; -1 for none. */
  SESSION(ColumnKind.I32, Section.SESSION, Optional.empty());

  private final ColumnKind kind;
  private final Section section;
  private final Optional<Section> order;

  ItemColumn(ColumnKind kind, Section section, Optional<Section> order) {
    this.kind = kind;
    this.section = section;
    this.order = order;
  }

  public ColumnKind kind() {
    return kind;
  }

  /** Where a file has it. */
  public Section section() {
    return section;
  }

  /** Whether a segment keeps its rows sorted by this column too. */
  public boolean isOrdered() {
    return order.isPresent();
  }

  /** Where a file has the rows sorted by it. */
  public Optional<Section> orderSection() {
    return order;
  }
}
