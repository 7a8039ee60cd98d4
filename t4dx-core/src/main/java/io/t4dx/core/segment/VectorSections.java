package io.t4dx.core.segment;

import io.t4dx.core.segment.format.Section;
import io.t4dx.core.segment.format.SegmentDescriptor;
import io.t4dx.core.segment.format.SegmentOutput;
import io.t4dx.core.segment.value.RankedBitsBuilder;
import io.t4dx.index.column.Column;
import io.t4dx.index.column.ColumnKind;
import io.t4dx.index.column.ColumnWriter;
import io.t4dx.index.flat.FlatRows;
import io.t4dx.index.flat.RowCodes;
import io.t4dx.index.flat.RowCodesWriter;
import io.t4dx.index.kernel.Metric;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Writes the sections of vectors; for cosines also the inverse length of each, and codes of them.
 */
final class VectorSections {
  /** So many vectors are kept to be measured together. */
  private static final int BATCH = 64;

  private final SegmentOutput out;
  private final SegmentSource source;
  private final Metric metric;
  private final Arena arena;

  VectorSections(SegmentOutput out, SegmentSource source, Metric metric, Arena arena) {
    this.out = out;
    this.source = source;
    this.metric = metric;
    this.arena = arena;
  }

  /**
   * Writes them.
   *
   * @param sessions of the rows that have one
   */
  void write(RankedBitsBuilder rowsWithVector, SessionOrder sessions) throws IOException {
    int rows = rowsWithVector.size();
    int vectors = rowsWithVector.set();
    out.begin();
    if (vectors < rows) {
      rowsWithVector.write(out);
    }
    out.end(Section.VECTOR_ROWS);
    int dimension = source.dimension();
    Norms norms = metric == Metric.COSINE ? new Norms(vectors, dimension, arena) : null;
    RowCodesWriter codes =
        dimension >= RowCodes.LEAST_DIMENSION
            ? new RowCodesWriter(vectors, dimension, metric, sessions.places(), arena)
            : null;
    ItemCursor items = source.items();
    out.begin();
    for (int row = 0; row < rows; row++) {
      ItemSections.step(items, row);
      if (rowsWithVector.get(row)) {
        float[] vector = items.vector();
        if (vector.length != dimension) {
          throw new IllegalArgumentException(
              "item %s has %d dimensions, not %d".formatted(items.id(), vector.length, dimension));
        }
        out.writeFloats(vector);
        if (norms != null) {
          norms.add(vector);
        }
        if (codes != null) {
          codes.add(vector);
        }
      }
    }
    out.end(Section.VECTORS);
    writeNorms(norms);
    out.begin();
    if (codes != null && vectors > 0) {
      out.write(codes.seal());
    }
    out.end(Section.VECTOR_CODES);
  }

  private void writeNorms(@Nullable Norms norms) throws IOException {
    out.begin();
    if (norms != null) {
      out.write(norms.seal());
    }
    out.end(Section.VECTOR_NORMS);
  }

  /** Measures vectors with the kernel that searches use, so that scores are the same to the bit. */
  private static final class Norms {
    private final int dimension;
    private final ColumnWriter column;
    private final MemorySegment batch;
    private int measured;
    private int waiting;

    Norms(int vectors, int dimension, Arena arena) {
      this.dimension = dimension;
      this.column = new ColumnWriter(ColumnKind.F32, vectors, arena);
      this.batch = arena.allocate((long) BATCH * dimension * Float.BYTES, Float.BYTES);
    }

    void add(float[] vector) {
      long at = (long) waiting * dimension * Float.BYTES;
      MemorySegment.copy(vector, 0, batch, SegmentDescriptor.FLOAT, at, dimension);
      waiting++;
      if (waiting == BATCH) {
        measure();
      }
    }

    MemorySegment seal() {
      measure();
      return column.seal();
    }

    private void measure() {
      try (Arena own = Arena.ofConfined()) {
        Column norms =
            Column.open(FlatRows.inverseNorms(batch, waiting, dimension, own), ColumnKind.F32);
        for (int i = 0; i < waiting; i++) {
          column.f32(measured++, norms.f32(i));
        }
      }
      waiting = 0;
    }
  }
}
