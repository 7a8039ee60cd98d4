package io.t4dx.core.segment;

import io.t4dx.core.segment.format.SectionBytes;
import io.t4dx.core.segment.format.SegmentDescriptor;
import java.lang.foreign.MemorySegment;

/** Vectors as they lie in their section: float32, one behind the other. */
final class VectorBytes {
  private VectorBytes() {}

  /** A copy of the vector at a place. */
  static float[] copy(SectionBytes source, int ordinal, int dimension) {
    long width = (long) dimension * Float.BYTES;
    long at = ordinal * width;
    if (at + width > source.length()) {
      throw source.nonsense(source.length(), "it ends before vector " + ordinal);
    }
    source.ensure(at, width);
    float[] vector = new float[dimension];
    MemorySegment.copy(source.bytes(), SegmentDescriptor.FLOAT, at, vector, 0, dimension);
    return vector;
  }
}
