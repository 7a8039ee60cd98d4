package io.t4dx.index.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.t4dx.index.kernel.Metric;
import io.t4dx.index.page.CheckedBytes;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Estimates of codes follow exact scores: without bias, and within an error that shrinks. */
final class CodesTest {
  private static final int ROWS = 400;

  @ParameterizedTest
  @CsvSource({
    "COSINE, 64",
    "COSINE, 300",
    "COSINE, 768",
    "DOT, 100",
    "DOT, 1024",
    "EUCLIDEAN, 70",
    "EUCLIDEAN, 768"
  })
  void estimatesFollowExactScores(Metric metric, int dimension) {
    Random random = new Random(dimension);
    MemorySegment segment = Arena.ofAuto().allocate(4L * ROWS * dimension, 4);
    float[] query = new float[dimension];
    for (int i = 0; i < ROWS * dimension; i++) {
      float value = (float) random.nextGaussian() + (i % dimension % 3 == 0 ? 0.5f : 0);
      segment.setAtIndex(BitCodes.FLOAT, i, value);
    }
    for (int i = 0; i < dimension; i++) {
      query[i] = (float) random.nextGaussian();
    }
    if (metric == Metric.COSINE) {
      ExactRows.normalise(query);
    }
    ExactRows rows = new ExactRows(segment, ROWS, dimension, metric);
    CodeSpace space = Encoder.space(rows);
    MemorySegment memory =
        Arena.ofAuto()
            .allocate(ROWS * (BitCodes.stride(dimension) + ByteCodes.stride(dimension)), 64);
    CheckedBytes image = CheckedBytes.trusted(memory);
    BitCodes bits = new BitCodes(image, 0, space);
    ByteCodes bytes = new ByteCodes(image, ROWS * BitCodes.stride(dimension), space);
    int[] nodes = new int[ROWS];
    for (int i = 0; i < ROWS; i++) {
      nodes[i] = i;
    }
    Encoder.encode(rows, nodes, 0, ROWS, space, bits, bytes);

    float[] exact = new float[ROWS];
    rows.score(query, nodes, 0, ROWS, exact);
    double spread = spread(exact);
    assertEstimates(bits.scorer(), query, nodes, exact, spread, 0.95);
    assertEstimates(bytes.scorer(), query, nodes, exact, spread, 0.05);
  }

  private static void assertEstimates(
      NodeScorer scorer, float[] query, int[] nodes, float[] exact, double spread, double most) {
    float[] estimates = new float[ROWS];
    scorer.query(query);
    scorer.score(nodes, ROWS, estimates);
    double bias = 0;
    double error = 0;
    for (int i = 0; i < ROWS; i++) {
      bias += estimates[i] - exact[i];
      error += Math.pow(estimates[i] - exact[i], 2);
    }
    assertThat(bias / ROWS / spread).isCloseTo(0, within(0.15 * most + 0.01));
    assertThat(Math.sqrt(error / ROWS) / spread).isLessThan(most);
  }

  private static double spread(float[] values) {
    double mean = 0;
    for (float value : values) {
      mean += value / values.length;
    }
    double square = 0;
    for (float value : values) {
      square += (value - mean) * (value - mean) / values.length;
    }
    return Math.sqrt(square);
  }

  @ParameterizedTest
  @CsvSource({"COSINE", "DOT", "EUCLIDEAN"})
  void aNodeAsTheQueryScoresLikeItsVector(Metric metric) {
    int dimension = 200;
    Random random = new Random(1);
    MemorySegment segment = Arena.ofAuto().allocate(4L * 50 * dimension, 4);
    for (int i = 0; i < 50 * dimension; i++) {
      segment.setAtIndex(BitCodes.FLOAT, i, (float) random.nextGaussian());
    }
    ExactRows rows = new ExactRows(segment, 50, dimension, metric);
    CodeSpace space = Encoder.space(rows);
    MemorySegment memory = Arena.ofAuto().allocate(50 * ByteCodes.stride(dimension), 64);
    ByteCodes bytes = new ByteCodes(CheckedBytes.trusted(memory), 0, space);
    int[] nodes = new int[50];
    for (int i = 0; i < 50; i++) {
      nodes[i] = i;
    }
    Encoder.encode(rows, nodes, 0, 50, space, null, bytes);
    ByteCodes.Scorer scorer = bytes.scorer();
    float[] vector = new float[dimension];
    float[] ofVector = new float[50];
    float[] ofNode = new float[50];
    rows.load(7, vector);
    scorer.query(vector);
    scorer.score(nodes, 50, ofVector);
    scorer.queryNode(7);
    scorer.score(nodes, 50, ofNode);
    float unit = Math.abs(ofVector[7]) + 1;
    for (int i = 0; i < 50; i++) {
      assertThat(ofNode[i]).isCloseTo(ofVector[i], within(0.02f * Math.max(unit, 20)));
    }
  }
}
