package io.t4dx.index.code;

import io.t4dx.index.kernel.Metric;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds the centroid of rows and writes the codes of nodes. */
public final class Encoder {
  private static final int NORM_SAMPLE = 1000;
  private static final int MEAN_SAMPLE = 20_000;

  private Encoder() {}

  /**
   * The space of codes for some rows: the mean of a sample, without rows that are so long that they
   * would drag it to where no other row is.
   */
  public static CodeSpace space(ExactRows rows) {
    int dimension = rows.dimension();
    double[] sum = new double[dimension];
    float[] vector = new float[dimension];
    double longest = 4 * medianNorm(rows, vector);
    int step = Math.max(1, rows.count() / MEAN_SAMPLE);
    int taken = 0;
    for (int row = 0; row < rows.count(); row += step) {
      rows.load(row, vector);
      if (norm(vector) <= longest) {
        for (int i = 0; i < dimension; i++) {
          sum[i] += vector[i];
        }
        taken++;
      }
    }
    float[] centroid = new float[dimension];
    for (int i = 0; i < dimension && taken > 0; i++) {
      centroid[i] = (float) (sum[i] / taken);
    }
    return new CodeSpace(rows.metric(), centroid);
  }

  private static double medianNorm(ExactRows rows, float[] vector) {
    if (rows.metric() == Metric.COSINE || rows.count() == 0) {
      return 1;
    }
    int step = Math.max(1, rows.count() / NORM_SAMPLE);
    double[] norms = new double[(rows.count() + step - 1) / step];
    for (int i = 0; i < norms.length; i++) {
      rows.load(i * step, vector);
      norms[i] = norm(vector);
    }
    Arrays.sort(norms);
    return norms[norms.length / 2];
  }

  private static double norm(float[] vector) {
    double square = 0;
    for (float value : vector) {
      square += (double) value * value;
    }
    return Math.sqrt(square);
  }

  /** Writes the codes of nodes {@code from} to {@code to}, as far as there are codes. */
  public static void encode(
      ExactRows rows,
      int[] rowOfNode,
      int from,
      int to,
      CodeSpace space,
      @Nullable BitCodes bits,
      @Nullable ByteCodes bytes) {
    float[] vector = new float[rows.dimension()];
    float[] residual = new float[rows.dimension()];
    byte[] scratch = bytes == null ? new byte[0] : bytes.scratch();
    for (int node = from; node < to; node++) {
      rows.load(rowOfNode[node], vector);
      space.residual(vector, residual);
      if (bits != null) {
        bits.encode(node, residual);
      }
      if (bytes != null) {
        bytes.encode(node, residual, scratch);
      }
    }
  }
}
