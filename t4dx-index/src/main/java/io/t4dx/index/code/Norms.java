package io.t4dx.index.code;

import io.t4dx.index.kernel.Metric;
import io.t4dx.index.kernel.VectorKernels;
import io.t4dx.index.page.CheckedBytes;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * The inverse length of each node's vector, by which cosine scores are divided; nothing is stored
 * where all vectors are one long, as embeddings mostly are.
 */
public final class Norms {
  /** For vectors that are one long, and for metrics that do not ask. */
  public static final Norms UNIT = new Norms();

  /** How far a squared length may be from one; scores are then right to twice their rounding. */
  private static final float TOLERANCE = 2e-6f;

  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final @Nullable CheckedBytes image;
  private final long start;

  private Norms() {
    this.image = null;
    this.start = 0;
  }

  /** Norms that start at an offset of an image. */
  public Norms(CheckedBytes image, long start) {
    this.image = image;
    this.start = start;
  }

  /** Whether rows need norms to be stored. */
  public static boolean needed(ExactRows rows) {
    if (rows.metric() != Metric.COSINE) {
      return false;
    }
    for (int row = 0; row < rows.count(); row++) {
      float square = VectorKernels.sumOfSquares(rows.segment(), rows.offset(row), rows.dimension());
      if (!(Math.abs(square - 1) <= TOLERANCE)) {
        return true;
      }
    }
    return false;
  }

  /** Writes the norms of nodes. */
  public static void write(ExactRows rows, int[] rowOfNode, MemorySegment image, long start) {
    for (int node = 0; node < rowOfNode.length; node++) {
      float square =
          VectorKernels.sumOfSquares(
              rows.segment(), rows.offset(rowOfNode[node]), rows.dimension());
      // Squares that leave the range of floats are marked, and scored in doubles.
      boolean plain = square > 1e-30f && square < Float.MAX_VALUE;
      image.set(FLOAT, start + 4L * node, plain ? Metric.inverseNorm(square) : Float.NaN);
    }
  }

  /** The inverse length of a node's vector; NaN where floats cannot say. */
  float inverse(int node) {
    if (image == null) {
      return 1;
    }
    long at = start + 4L * node;
    if (image.pending()) {
      image.ensure(at, 4);
    }
    return image.bytes().get(FLOAT, at);
  }
}
