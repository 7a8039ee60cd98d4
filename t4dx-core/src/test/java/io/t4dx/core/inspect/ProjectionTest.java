package io.t4dx.core.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The plane lies along the two directions in which vectors differ most. */
final class ProjectionTest {

  @Test
  void theTwoLongestAxesAreFound() {
    SplittableRandom random = new SplittableRandom(1);
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      float[] vector = new float[8];
      for (int j = 0; j < vector.length; j++) {
        vector[j] = (float) random.nextDouble(-0.1, 0.1);
      }
      vector[2] = (float) random.nextDouble(-9, 9);
      vector[5] = (float) random.nextDouble(-4, 4);
      vectors.add(vector);
    }
    double[][] plane = Projection.of(vectors, false);
    double scale = plane[0][0] / vectors.get(0)[2];
    for (int i = 1; i < plane.length; i++) {
      assertThat(Math.abs(plane[i][0]))
          .isEqualTo(Math.abs(scale * vectors.get(i)[2]), within(0.06));
      assertThat(Math.abs(plane[i][1]))
          .isEqualTo(Math.abs(scale * vectors.get(i)[5]), within(0.06));
    }
  }

  @Test
  void nothingAndOneAndManyOfOneArePlaced() {
    assertThat(Projection.of(List.of(), true)).isEmpty();
    assertThat(Projection.of(List.of(new float[3]), true)).isDeepEqualTo(new double[][] {{0, 0}});
    assertThat(Projection.of(List.of(new float[] {1, 2}, new float[] {1, 2}), false))
        .isDeepEqualTo(new double[][] {{0, 0}, {0, 0}});
  }
}
