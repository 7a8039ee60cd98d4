package io.t4dx.bench.vectors.data;

import java.util.SplittableRandom;

/**
 * Vectors as embeddings look: clusters of unequal shape, most of the variance in few directions,
 * none of them an axis.
 *
 * <p>The centres follow one power-law spectrum under one random rotation; each component adds noise
 * with a power-law spectrum of its own under a rotation of its own.
 */
public final class GaussianMixture {
  private static final double CENTRE_DECAY = 0.55;
  private static final double MINIMUM_NOISE_DECAY = 0.2;
  private static final double MAXIMUM_NOISE_DECAY = 0.5;
  private static final double NOISE = 1;

  private final long seed;
  private final int dimensions;
  private final float[][] centres;
  private final float[][] noise;
  private final FastRotation[] rotations;

  public GaussianMixture(long seed, int components, int dimensions) {
    this.seed = seed;
    this.dimensions = dimensions;
    this.centres = new float[components][];
    this.noise = new float[components][];
    this.rotations = new FastRotation[components];
    FastRotation shared = new FastRotation(dimensions, Seeds.of(seed, -1));
    Parallel.forEach(
        components,
        c -> {
          SplittableRandom random = Seeds.of(seed, c);
          rotations[c] = new FastRotation(dimensions, random);
          double decay = random.nextDouble(MINIMUM_NOISE_DECAY, MAXIMUM_NOISE_DECAY);
          noise[c] = spectrum(dimensions, decay, NOISE);
          centres[c] = gaussian(spectrum(dimensions, CENTRE_DECAY, 1), random);
          shared.rotate(centres[c], new float[dimensions]);
        });
  }

  /** Standard deviations that fall as a power of the index and together have the given length. */
  private static float[] spectrum(int dimensions, double decay, double length) {
    double squares = 0;
    for (int i = 1; i <= dimensions; i++) {
      squares += Math.pow(i, -2 * decay);
    }
    float[] deviations = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      deviations[i] = (float) (length * Math.pow(i + 1, -decay) / Math.sqrt(squares));
    }
    return deviations;
  }

  private static float[] gaussian(float[] deviations, SplittableRandom random) {
    float[] vector = new float[deviations.length];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) random.nextGaussian() * deviations[i];
    }
    return vector;
  }

  /** Which component the given draw comes from. */
  int component(long draw) {
    return Seeds.of(seed + 1, draw).nextInt(centres.length);
  }

  int components() {
    return centres.length;
  }

  /**
   * The normalised vectors of the draws from {@code first} on: the same draw is the same vector,
   * always.
   */
  public Matrix draw(long first, int count) {
    Matrix matrix = new Matrix(count, dimensions);
    Parallel.forEach(
        count,
        row -> {
          int c = component(first + row);
          float[] vector = gaussian(noise[c], Seeds.of(seed + 2, first + row));
          rotations[c].rotate(vector, new float[dimensions]);
          for (int i = 0; i < dimensions; i++) {
            vector[i] += centres[c][i];
          }
          Matrix.normalise(vector, 0, dimensions);
          System.arraycopy(vector, 0, matrix.values(), matrix.offset(row), dimensions);
        });
    return matrix;
  }
}
