package io.t4dx.index.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Four vectors with a stripe, by either kernel, answer what plain double loops answer. */
final class StripeKernelsTest {
  private static final int QUERIES = StripeKernels.QUERIES;

  @FunctionalInterface
  private interface Kernel {
    void score(float[] queries, int first, float[] stripe, int dimension, float[] scores);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 16, 17, 100, 384, 1023})
  void kernelsAgreeWithPlainArithmetic(int dimension) {
    dots(StripeKernels::dot, StripeKernels.WIDTH, dimension);
    dots(ScalarStripes::dot, ScalarStripes.WIDTH, dimension);
    squares(StripeKernels::minusSquaredEuclidean, StripeKernels.WIDTH, dimension);
    squares(ScalarStripes::minusSquaredEuclidean, ScalarStripes.WIDTH, dimension);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 17, 384})
  void aScoreDoesNotDependOnThePlacesOfItsVectors(int dimension) {
    int width = StripeKernels.WIDTH;
    float[] one = randomFloats(dimension, 1);
    float[] other = randomFloats(dimension, 2);
    float[] ones = new float[width * dimension];
    float[] others = new float[width * dimension];
    for (int i = 0; i < ones.length; i++) {
      ones[i] = one[i / width];
      others[i] = other[i / width];
    }
    float[] scores = new float[QUERIES * width];
    StripeKernels.dot(ones, 4, others, dimension, scores);
    assertThat(scores).containsOnly(scores[0]);
    float there = scores[0];
    StripeKernels.dot(others, 0, ones, dimension, scores);
    assertThat(scores).containsOnly(there);
    StripeKernels.minusSquaredEuclidean(ones, 0, ones, dimension, scores);
    assertThat(scores).containsOnly(-0.0f);
  }

  private static void dots(Kernel kernel, int width, int dimension) {
    float[] queries = randomFloats(width * dimension, 3);
    float[] stripe = randomFloats(width * dimension, 4);
    float[] scores = new float[QUERIES * width];
    for (int first = 0; first < width; first += QUERIES) {
      kernel.score(queries, first, stripe, dimension, scores);
      for (int pair = 0; pair < scores.length; pair++) {
        double sum = 0;
        for (int i = 0; i < dimension; i++) {
          double value = queries[i * width + first + pair / width];
          sum += value * stripe[i * width + pair % width];
        }
        assertThat(scores[pair]).isCloseTo((float) sum, near(dimension));
      }
    }
  }

  private static void squares(Kernel kernel, int width, int dimension) {
    float[] queries = randomFloats(width * dimension, 5);
    float[] stripe = randomFloats(width * dimension, 6);
    float[] scores = new float[QUERIES * width];
    for (int first = 0; first < width; first += QUERIES) {
      kernel.score(queries, first, stripe, dimension, scores);
      for (int pair = 0; pair < scores.length; pair++) {
        double sum = 0;
        for (int i = 0; i < dimension; i++) {
          double value = queries[i * width + first + pair / width];
          double apart = value - stripe[i * width + pair % width];
          sum -= apart * apart;
        }
        assertThat(scores[pair]).isCloseTo((float) sum, near(dimension));
      }
    }
  }

  private static Offset<Float> near(int dimension) {
    return within(1e-5f * dimension);
  }

  private static float[] randomFloats(int count, long seed) {
    Random random = new Random(seed);
    float[] floats = new float[count];
    for (int i = 0; i < count; i++) {
      floats[i] = random.nextFloat() * 2 - 1;
    }
    return floats;
  }
}
