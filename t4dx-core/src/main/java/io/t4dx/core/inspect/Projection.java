package io.t4dx.core.inspect;

import java.util.List;

/**
 * A plane through vectors, along the two directions in which they differ most: the first two
 * principal components, by power iteration. The same vectors give the same plane.
 */
final class Projection {
  private static final int ITERATIONS = 40;
  private static final double NOTHING = 1e-12;

  private final double[][] rows;
  private final int dimension;

  private Projection(double[][] rows, int dimension) {
    this.rows = rows;
    this.dimension = dimension;
  }

  /**
   * Two coordinates for each vector, the largest one in magnitude being 1.
   *
   * @param directions whether only the vectors' directions count
   */
  static double[][] of(List<float[]> vectors, boolean directions) {
    int dimension = vectors.isEmpty() ? 0 : vectors.getFirst().length;
    double[][] rows = new double[vectors.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(vectors.get(i), directions);
    }
    Projection projection = new Projection(rows, dimension);
    projection.centre();
    double[] first = projection.component(new double[dimension]);
    double[] second = projection.component(first);
    double[][] plane = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      plane[i] = new double[] {dot(rows[i], first), dot(rows[i], second)};
    }
    return scaled(plane);
  }

  private static double[] row(float[] vector, boolean direction) {
    double[] row = new double[vector.length];
    double square = 0;
    for (int i = 0; i < row.length; i++) {
      row[i] = vector[i];
      square += row[i] * row[i];
    }
    if (direction && square > 0) {
      scale(row, 1 / Math.sqrt(square));
    }
    return row;
  }

  private void centre() {
    double[] mean = new double[dimension];
    for (double[] row : rows) {
      add(mean, row, 1.0 / rows.length);
    }
    for (double[] row : rows) {
      add(row, mean, -1);
    }
  }

  /** The direction of most variance among those at a right angle to another. */
  private double[] component(double[] other) {
    double[] direction = new double[dimension];
    for (int i = 0; i < dimension; i++) {
      // Any start does that is not by chance at a right angle to the answer.
      direction[i] = 1 + Math.cos(1.7 * i + 0.3);
    }
    for (int round = 0; round < ITERATIONS; round++) {
      add(direction, other, -dot(direction, other));
      double[] next = new double[dimension];
      for (double[] row : rows) {
        add(next, row, dot(row, direction));
      }
      add(next, other, -dot(next, other));
      double length = Math.sqrt(dot(next, next));
      if (length < NOTHING) {
        return new double[dimension];
      }
      scale(next, 1 / length);
      direction = next;
    }
    return direction;
  }

  private static double[][] scaled(double[][] plane) {
    double most = 0;
    for (double[] point : plane) {
      most = Math.max(most, Math.max(Math.abs(point[0]), Math.abs(point[1])));
    }
    if (most > 0 && Double.isFinite(most)) {
      for (double[] point : plane) {
        scale(point, 1 / most);
      }
    }
    return plane;
  }

  private static void scale(double[] vector, double factor) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= factor;
    }
  }

  private static void add(double[] to, double[] vector, double factor) {
    for (int i = 0; i < to.length; i++) {
      to[i] += vector[i] * factor;
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
