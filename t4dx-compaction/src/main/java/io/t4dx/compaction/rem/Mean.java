package io.t4dx.compaction.rem;

import java.util.Arrays;

/**
 * The mean of members' vectors, to which more can be added. For the cosine every member counts with
 * its direction only, and the mean is normalised; otherwise it is the plain mean.
 */
final class Mean {
  private final Measure measure;
  private final double[] sum;
  private long count;

  private Mean(Measure measure, int dimension) {
    this.measure = measure;
    this.sum = new double[dimension];
  }

  static Mean ofNothing(Measure measure, int dimension) {
    return new Mean(measure, dimension);
  }

  /** The mean that a prototype was made of. */
  static Mean restored(Measure measure, float[] vector, PrototypeMark mark) {
    Mean mean = new Mean(measure, vector.length);
    double weight = mark.members() * (measure.normalises() ? mark.length() : 1);
    mean.add(vector, weight);
    mean.count = mark.members();
    return mean;
  }

  void add(float[] vector) {
    double length = measure.normalises() ? Measure.length(vector) : 1;
    // A member may have lost its direction since it was chosen; it then pulls nowhere.
    add(vector, length == 0 ? 0 : 1 / length);
    count++;
  }

  long count() {
    return count;
  }

  /** The length of the mean before normalising; 1 where it is not normalised. */
  double length() {
    return measure.normalises() ? norm() / count : 1;
  }

  float[] vector() {
    double divisor = measure.normalises() ? norm() : count;
    float[] vector = new float[sum.length];
    if (divisor > 0) {
      for (int i = 0; i < vector.length; i++) {
        vector[i] = (float) (sum[i] / divisor);
      }
    }
    return vector;
  }

  private double norm() {
    return Math.sqrt(Arrays.stream(sum).map(value -> value * value).sum());
  }

  private void add(float[] vector, double weight) {
    if (vector.length != sum.length) {
      throw new IllegalArgumentException(
          "a vector of " + vector.length + " dimensions to a mean of " + sum.length);
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * vector[i];
    }
  }
}
