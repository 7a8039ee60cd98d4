package io.t4dx.core.segment;

import io.t4dx.core.segment.format.Section;
import io.t4dx.core.segment.format.SectionBytes;
import io.t4dx.core.segment.format.SegmentFile;
import io.t4dx.core.segment.value.TypeCode;
import io.t4dx.index.column.Column;
import io.t4dx.index.column.ColumnStatistics;
import io.t4dx.index.column.RowOrder;
import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.index.posting.PostingBuilder;
import io.t4dx.index.posting.Postings;
import io.t4dx.index.posting.TermCursor;
import io.t4dx.index.posting.TermRange;
import io.t4dx.model.ItemFields;
import io.t4dx.model.ItemType;
import io.t4dx.model.Metadata;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.Optional;

/** Compares what indexes say of rows with what the columns say. */
final class RowAgreement {
  private final SegmentFile file;
  private final SegmentPieces truth;

  RowAgreement(SegmentFile file, SegmentPieces truth) {
    this.file = file;
    this.truth = truth;
  }

  void records() {
    RowRecords records = file.has(Section.ROW_RECORDS) ? RowRecords.open(file, truth.rows()) : null;
    for (int row = 0; records != null && row < truth.rows(); row++) {
      records.ensure(row);
      boolean same =
          records.i64(row, RowRecords.EVENT_TIME) == truth.i64(ItemColumn.EVENT_TIME, row)
              && records.i64(row, RowRecords.RECORD_TIME) == truth.i64(ItemColumn.RECORD_TIME, row)
              && records.i64(row, RowRecords.VALID_FROM) == truth.i64(ItemColumn.VALID_FROM, row)
              && records.i64(row, RowRecords.VALID_UNTIL) == truth.i64(ItemColumn.VALID_UNTIL, row)
              && records.i64(row, RowRecords.ACCESS_COUNT)
                  == truth.i64(ItemColumn.ACCESS_COUNT, row)
              && records.i64(row, RowRecords.LSN) == truth.i64(ItemColumn.LSN, row)
              && same(records.f32(row, RowRecords.KAPPA), truth.f32(ItemColumn.KAPPA, row))
              && same(
                  records.f32(row, RowRecords.IMPORTANCE), truth.f32(ItemColumn.IMPORTANCE, row))
              && records.i32(row, RowRecords.SESSION) == truth.session(row)
              && records.u8(row, RowRecords.TYPE) == truth.type(row);
      if (!same) {
        throw new CorruptIndexException(
            64L * row, "the record of row " + row + " is not what the columns say");
      }
    }
  }

  private static boolean same(float one, float other) {
    return Float.floatToRawIntBits(one) == Float.floatToRawIntBits(other);
  }

  /** Makes postings again, and walks over both. */
  void postings() {
    Postings stored = file.openImage(Section.POSTINGS, Postings::open);
    if (stored == null) {
      return;
    }
    stored.verify();
    try (Arena arena = Arena.ofConfined()) {
      PostingBuilder builder = new PostingBuilder(truth.rows());
      for (int row = 0; row < truth.rows(); row++) {
        int at = row;
        Terms.forEach(fields(row), term -> builder.add(term, at));
      }
      compare(Postings.open(builder.build(arena)), stored);
    }
  }

  private static void compare(Postings expected, Postings stored) {
    TermCursor right = expected.terms(TermRange.ALL);
    TermCursor found = stored.terms(TermRange.ALL);
    while (right.next()) {
      if (!found.next() || !Arrays.equals(right.term(), found.term())) {
        throw new CorruptIndexException(
            0, "the rows have the term '" + TermText.of(right.term()) + "', which is not in it");
      }
      if (!right.rows().equals(found.rows())) {
        throw new CorruptIndexException(
            0, "the term '" + TermText.of(right.term()) + "' has other rows than the rows say");
      }
    }
    if (found.next()) {
      throw new CorruptIndexException(
          0, "no row has the term '" + TermText.of(found.term()) + "', which is in it");
    }
  }

  /** What of a row makes terms. */
  private ItemFields fields(int row) {
    int type = truth.type(row);
    int session = truth.session(row);
    Metadata metadata = truth.metadata(row);
    return new ItemFields(
        0,
        0,
        TypeCode.isKnown(type) ? TypeCode.type(type) : ItemType.EPISODIC,
        0,
        0,
        0,
        0,
        0,
        session < 0 ? Optional.empty() : Optional.of(truth.sessionAt(session)),
        metadata);
  }

  void order(ItemColumn which, Section section) {
    Column column = truth.whole(which);
    RowOrder order = file.openImage(section, image -> RowOrder.open(image, column));
    if (order != null) {
      order.verify();
      for (Namespaces.Part part : truth.parts().all()) {
        order.within(part.rows().first(), part.rows().end()).verify();
      }
    }
  }

  /** Statistics may know less than the truth, but nothing that is not so. */
  void statistics() {
    SectionBytes source = file.find(Section.STATISTICS);
    if (source == null) {
      return;
    }
    StatisticsSection stored = StatisticsSection.open(file, truth.parts());
    agree(0, "all rows", stored.all(), new RowRange(0, truth.rows()));
    for (Namespaces.Part part : truth.parts().all()) {
      long at = (long) StatisticsSection.BYTES * (part.ordinal() + 1);
      agree(at, "namespace " + part.name(), stored.of(part), part.rows());
    }
  }

  private void agree(long at, String whose, RowStatistics stored, RowRange rows) {
    for (ItemColumn column : RowStatistics.COLUMNS) {
      ColumnStatistics right = truth.whole(column).statistics(rows.first(), rows.end());
      ColumnStatistics said = stored.range(column);
      if (!rows.isEmpty()
          && (said.leastKey() > right.leastKey() || said.mostKey() < right.mostKey())) {
        throw new CorruptIndexException(
            at, "column %s of %s has values out of their range".formatted(column, whose));
      }
    }
    int types = 0;
    int vectors = 0;
    for (int row = rows.first(); row < rows.end(); row++) {
      types |= 1 << truth.type(row);
      vectors += truth.hasVector(row) ? 1 : 0;
    }
    if ((types & ~stored.typeBits()) != 0 || stored.vectors() != vectors) {
      throw new CorruptIndexException(at, whose + " have other types, or " + vectors + " vectors");
    }
  }
}
