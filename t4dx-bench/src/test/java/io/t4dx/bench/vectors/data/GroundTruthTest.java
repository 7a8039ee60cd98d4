package io.t4dx.bench.vectors.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroundTruthTest {
  /**
   * Rows at 0, 1, 2, 2, 2, 5 on a line, asked from 0 for the three nearest: 0, 1 and any of the 2s.
   */
  private static final float[] PLACES = {0, 1, 2, 2, 2, 5};

  private static DataSet line(int self) {
    Matrix rows = new Matrix(PLACES.length, 1);
    System.arraycopy(PLACES, 0, rows.values(), 0, PLACES.length);
    return new DataSet(
        "line",
        Metric.EUCLIDEAN,
        rows,
        Collections.singletonList(new float[] {0}),
        List.of(self),
        List.of(),
        List.of());
  }

  @Test
  void anyRowAtTheDistanceOfTheLastOneIsRight() {
    GroundTruth truth = GroundTruth.of(line(-1), 3, Optional.empty());
    for (int third = 2; third <= 4; third++) {
      assertThat(truth.recall(new int[] {0, 1, third}, 3)).isEqualTo(1);
    }
  }

  @Test
  void aRowThatIsTooFarIsWrongAndAMissingOneToo() {
    GroundTruth truth = GroundTruth.of(line(-1), 3, Optional.empty());
    assertThat(truth.recall(new int[] {0, 1, 5}, 3)).isEqualTo(2 / 3.0);
    assertThat(truth.recall(new int[] {0, -1, -1}, 3)).isEqualTo(1 / 3.0);
  }

  @Test
  void aRowThatComesTwiceCountsOnce() {
    GroundTruth truth = GroundTruth.of(line(-1), 3, Optional.empty());
    assertThat(truth.recall(new int[] {0, 0, 0}, 3)).isEqualTo(1 / 3.0);
  }

  @Test
  void aQueryThatIsARowIsPassedOver() {
    GroundTruth truth = GroundTruth.of(line(0), 3, Optional.empty());
    assertThat(truth.recall(new int[] {0, 1, 3, 4}, 4)).isEqualTo(1);
    assertThat(truth.recall(new int[] {0, 1, 3, 5}, 4)).isEqualTo(2 / 3.0);
    assertThat(truth.recall(new int[] {1, 2, 3, 5}, 4)).isEqualTo(1);
  }

  @Test
  void aFilterThatPassesFewerRowsThanAskedIsFullyAnsweredByThose() {
    RowFilter filter = RowFilter.of(PLACES.length, row -> row == 1 || row == 5);
    FilterSet filters = new FilterSet("two rows", List.of(filter), List.of(0));
    GroundTruth truth = GroundTruth.of(line(-1), 3, Optional.of(filters));
    assertThat(truth.recall(new int[] {1, 5, -1}, 3)).isEqualTo(1);
    assertThat(truth.recall(new int[] {1, -1, -1}, 3)).isEqualTo(0.5);
  }
}
