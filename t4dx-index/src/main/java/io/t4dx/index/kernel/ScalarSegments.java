package io.t4dx.index.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Scalar loops with the query in a {@code float[]} and the rows in a segment. */
final class ScalarSegments {
  static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private ScalarSegments() {}

  static float dot(float[] query, MemorySegment rows, long at, int dimension) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = 0;
    for (int bound = dimension - 4; i <= bound; i += 4) {
      long p = at + 4L * i;
      s0 += query[i] * rows.get(FLOAT, p);
      s1 += query[i + 1] * rows.get(FLOAT, p + 4);
      s2 += query[i + 2] * rows.get(FLOAT, p + 8);
      s3 += query[i + 3] * rows.get(FLOAT, p + 12);
    }
    float sum = (s0 + s1) + (s2 + s3);
    for (; i < dimension; i++) {
      sum += query[i] * rows.get(FLOAT, at + 4L * i);
    }
    return sum;
  }

  static float sumOfSquares(MemorySegment rows, long at, int dimension) {
    float s0 = 0;
    float s1 = 0;
    int i = 0;
    for (int bound = dimension - 2; i <= bound; i += 2) {
      float x = rows.get(FLOAT, at + 4L * i);
      float y = rows.get(FLOAT, at + 4L * i + 4);
      s0 += x * x;
      s1 += y * y;
    }
    float sum = s0 + s1;
    for (; i < dimension; i++) {
      float x = rows.get(FLOAT, at + 4L * i);
      sum += x * x;
    }
    return sum;
  }

  static float squaredEuclidean(float[] query, MemorySegment rows, long at, int dimension) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = 0;
    for (int bound = dimension - 4; i <= bound; i += 4) {
      long p = at + 4L * i;
      float d0 = query[i] - rows.get(FLOAT, p);
      float d1 = query[i + 1] - rows.get(FLOAT, p + 4);
      float d2 = query[i + 2] - rows.get(FLOAT, p + 8);
      float d3 = query[i + 3] - rows.get(FLOAT, p + 12);
      s0 += d0 * d0;
      s1 += d1 * d1;
      s2 += d2 * d2;
      s3 += d3 * d3;
    }
    float sum = (s0 + s1) + (s2 + s3);
    for (; i < dimension; i++) {
      float d = query[i] - rows.get(FLOAT, at + 4L * i);
      sum += d * d;
    }
    return sum;
  }
}
