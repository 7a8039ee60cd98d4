package io.t4dx.core.segment;

import static io.t4dx.core.segment.format.SegmentDescriptor.INT;
import static io.t4dx.core.segment.format.SegmentDescriptor.LONG;

import io.t4dx.core.segment.format.Section;
import io.t4dx.core.segment.format.SectionBytes;
import io.t4dx.core.segment.format.SegmentOutput;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/**
 * The numbers that all other sections must fit.
 *
 * <pre>
 *   0  rows (4)     4  edges (4)     8  rows with a vector (4)     12  dimension (4), 0 for none
 *  16  first LSN (8)                24  last LSN (8)
 * </pre>
 */
record Shape(int rows, int edges, int vectors, int dimension, long firstLsn, long lastLsn) {
  private static final int BYTES = 32;

  static Shape read(SectionBytes source) {
    if (source.length() != BYTES) {
      throw source.nonsense(0, source.length() + " bytes, not " + BYTES);
    }
    source.ensure(0, BYTES);
    MemorySegment bytes = source.bytes();
    Shape shape =
        new Shape(
            bytes.get(INT, 0),
            bytes.get(INT, 4),
            bytes.get(INT, 8),
            bytes.get(INT, 12),
            bytes.get(LONG, 16),
            bytes.get(LONG, 24));
    if (shape.rows < 0
        || shape.edges < 0
        || shape.vectors < 0
        || shape.vectors > shape.rows
        || shape.dimension < 0) {
      throw source.nonsense(0, "numbers that cannot be: " + shape);
    }
    return shape;
  }

  void write(SegmentOutput out) throws IOException {
    out.begin();
    out.writeInt(rows);
    out.writeInt(edges);
    out.writeInt(vectors);
    out.writeInt(dimension);
    out.writeLong(firstLsn);
    out.writeLong(lastLsn);
    out.end(Section.SHAPE);
  }
}
