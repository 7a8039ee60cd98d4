package io.t4dx.index.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kernel answers what a plain double loop answers, in every dimension. */
final class VectorKernelsTest {
  /** Two groups of a run and some rows more. */
  private static final int ROWS = 139;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 15, 16, 17, 31, 33, 64, 100, 255, 256, 768, 1023, 4096})
  void floatsAgreeWithPlainArithmetic(int dimension) {
    float[] query = randomFloats(dimension, dimension);
    int lead = 5;
    float[] rows = randomFloats(lead + ROWS * dimension, dimension + 1);
    float[] dots = new float[ROWS + 2];
    float[] distances = new float[ROWS + 2];
    VectorKernels.dotRun(query, rows, lead, ROWS, dimension, dots, 2);
    VectorKernels.squaredEuclideanRun(query, rows, lead, ROWS, dimension, distances, 2);
    float[] scalar = new float[4];
    float[] scalarDistances = new float[4];
    ScalarFloats.dot4(query, rows, lead, dimension, scalar, 0);
    ScalarFloats.squaredEuclidean4(query, rows, lead, dimension, scalarDistances, 0);
    for (int row = 0; row < ROWS; row++) {
      int at = lead + row * dimension;
      float dot = (float) plainDot(query, rows, at);
      float distance = (float) plainDistance(query, rows, at);
      Offset<Float> near = within(1e-5f * dimension);
      assertThat(dots[2 + row]).isCloseTo(dot, near);
      assertThat(distances[2 + row]).isCloseTo(distance, near);
      assertThat(VectorKernels.dot(query, 0, rows, at, dimension)).isCloseTo(dot, near);
      assertThat(ScalarFloats.dot(query, 0, rows, at, dimension)).isCloseTo(dot, near);
      assertThat(VectorKernels.squaredEuclidean(query, 0, rows, at, dimension))
          .isCloseTo(distance, near);
      assertThat(ScalarFloats.squaredEuclidean(query, 0, rows, at, dimension))
          .isCloseTo(distance, near);
      if (row < 4) {
        assertThat(scalar[row]).isCloseTo(dot, near);
        assertThat(scalarDistances[row]).isCloseTo(distance, near);
      }
    }
    assertThat(dots[0]).isZero();
    assertThat(dots[1]).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 15, 16, 17, 31, 33, 64, 100, 255, 256, 768, 1023, 4096})
  void segmentsAgreeWithPlainArithmetic(int dimension) {
    float[] query = randomFloats(dimension, dimension);
    float[] rows = randomFloats(ROWS * dimension, dimension + 1);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment segment = arena.allocate(4L * rows.length, 4);
      MemorySegment.copy(rows, 0, segment, ScalarSegments.FLOAT, 0, rows.length);
      float[] run = new float[ROWS];
      float[] distanceRun = new float[ROWS];
      VectorKernels.dotRun(query, segment, 0, ROWS, dimension, run, 0);
      VectorKernels.squaredEuclideanRun(query, segment, 0, ROWS, dimension, distanceRun, 0);
      int[] ids = {10, 3, 3, 0, 7, 9};
      float[] gathered = new float[ids.length];
      float[] distancesGathered = new float[ids.length];
      VectorKernels.dotGathered(query, segment, ids, ids.length, dimension, gathered);
      VectorKernels.squaredEuclideanGathered(
          query, segment, ids, ids.length, dimension, distancesGathered);
      float[] gatheredOnHeap = new float[ids.length];
      float[] distancesOnHeap = new float[ids.length];
      VectorKernels.dotGathered(query, rows, ids, ids.length, dimension, gatheredOnHeap);
      VectorKernels.squaredEuclideanGathered(
          query, rows, ids, ids.length, dimension, distancesOnHeap);
      Offset<Float> near = within(1e-5f * dimension);
      for (int row = 0; row < ROWS; row++) {
        float dot = (float) plainDot(query, rows, row * dimension);
        float distance = (float) plainDistance(query, rows, row * dimension);
        long at = 4L * row * dimension;
        assertThat(run[row]).isCloseTo(dot, near);
        assertThat(distanceRun[row]).isCloseTo(distance, near);
        assertThat(ScalarSegments.dot(query, segment, at, dimension)).isCloseTo(dot, near);
        assertThat(ScalarSegments.squaredEuclidean(query, segment, at, dimension))
            .isCloseTo(distance, near);
        float squares = VectorKernels.sumOfSquares(segment, at, dimension);
        assertThat(squares)
            .isCloseTo(VectorKernels.sumOfSquares(rows, row * dimension, dimension), near);
        assertThat(ScalarSegments.sumOfSquares(segment, at, dimension)).isCloseTo(squares, near);
      }
      for (int i = 0; i < ids.length; i++) {
        assertThat(gathered[i]).isCloseTo((float) plainDot(query, rows, ids[i] * dimension), near);
        assertThat(distancesGathered[i])
            .isCloseTo((float) plainDistance(query, rows, ids[i] * dimension), near);
        assertThat(gatheredOnHeap[i]).isCloseTo(gathered[i], near);
        assertThat(distancesOnHeap[i]).isCloseTo(distancesGathered[i], near);
      }
    }
  }

  @Test
  void aZeroVectorHasCosineZeroWithAnything() {
    float[] zero = new float[9];
    float[] other = randomFloats(9, 1);
    assertThat(Metric.COSINE.score(zero, other)).isZero();
    assertThat(Metric.COSINE.score(zero, zero)).isZero();
    assertThat(Metric.COSINE.score(other, other)).isCloseTo(1f, within(1e-6f));
  }

  @Test
  void higherScoresAreNearerInEveryMetric() {
    float[] query = {1, 0};
    float[] near = {2, 0.1f};
    float[] far = {-3, 2};
    for (Metric metric : Metric.values()) {
      assertThat(metric.score(query, near))
          .as("%s", metric)
          .isGreaterThan(metric.score(query, far));
      assertThat(Metric.ofCode(metric.code())).isEqualTo(metric);
    }
  }

  private static float[] randomFloats(int count, long seed) {
    Random random = new Random(seed);
    float[] floats = new float[count];
    for (int i = 0; i < count; i++) {
      floats[i] = random.nextFloat() * 2 - 1;
    }
    return floats;
  }

  private static double plainDot(float[] query, float[] rows, int at) {
    double sum = 0;
    for (int i = 0; i < query.length; i++) {
      sum += (double) query[i] * rows[at + i];
    }
    return sum;
  }

  private static double plainDistance(float[] query, float[] rows, int at) {
    double sum = 0;
    for (int i = 0; i < query.length; i++) {
      double d = (double) query[i] - rows[at + i];
      sum += d * d;
    }
    return sum;
  }
}
