package io.t4dx.index.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.index.code.PairScorer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DiversityTest {
  private static final long SEED = Long.getLong("t4dx.seed", 7);
  private static final int NODES = 60;
  private static final int DIMENSIONS = 5;
  private static final int MOST = 12;

  /** Knowing which were chosen together before saves comparisons, and changes nothing else. */
  @Test
  void whatWasChosenTogetherNeedNotBeComparedAgain() {
    Random random = new Random(SEED);
    Points points = new Points(random);
    Diversity plain = new Diversity(points);
    Diversity marked = new Diversity(points);
    long compared = 0;
    long comparedMarked = 0;
    for (int round = 0; round < 2_000; round++) {
      int node = random.nextInt(NODES);
      Neighbours list = points.neighbours(node, 6 + random.nextInt(10), random);
      int together = plain.choose(list.nodes, list.scores, list.count, MOST);
      Neighbours more = points.joined(node, list, together, 1 + random.nextInt(8), random);
      Neighbours same = more.copy();
      points.scored = 0;
      int expected = plain.choose(more.nodes, more.scores, more.count, MOST);
      compared += points.scored;
      points.scored = 0;
      int chosen = marked.choose(same.nodes, same.scores, same.settled, same.count, MOST);
      comparedMarked += points.scored;
      assertThat(Arrays.copyOf(same.nodes, chosen))
          .as("seed %d, round %d", SEED, round)
          .isEqualTo(Arrays.copyOf(more.nodes, expected));
      assertThat(Arrays.copyOf(same.scores, chosen)).isEqualTo(Arrays.copyOf(more.scores, chosen));
    }
    assertThat(comparedMarked).isLessThan(compared * 9 / 10);
  }

  /** Candidates, nearest first. */
  private static final class Neighbours {
    final int[] nodes;
    final float[] scores;
    final boolean[] settled;
    final int count;

    Neighbours(int[] nodes, float[] scores, boolean[] settled) {
      this.nodes = nodes;
      this.scores = scores;
      this.settled = settled;
      this.count = nodes.length;
    }

    Neighbours copy() {
      return new Neighbours(nodes.clone(), scores.clone(), settled.clone());
    }
  }

  /** Random points; a score is a negative distance. */
  private static final class Points extends PairScorer {
    private final float[][] points = new float[NODES][DIMENSIONS];
    private float[] query = points[0];
    private long scored;

    Points(Random random) {
      for (float[] point : points) {
        for (int i = 0; i < DIMENSIONS; i++) {
          point[i] = (float) random.nextGaussian();
        }
      }
    }

    @Override
    public void query(float[] vector) {
      query = vector;
    }

    @Override
    public void queryNode(int node) {
      query = points[node];
    }

    @Override
    public void score(int[] nodes, int count, float[] scores) {
      scored += count;
      for (int i = 0; i < count; i++) {
        scores[i] = score(query, points[nodes[i]]);
      }
    }

    private static float score(float[] a, float[] b) {
      float sum = 0;
      for (int i = 0; i < DIMENSIONS; i++) {
        sum += (a[i] - b[i]) * (a[i] - b[i]);
      }
      return -sum;
    }

    Neighbours neighbours(int node, int count, Random random) {
      return sorted(
          node,
          random.ints(0, NODES).filter(other -> other != node).distinct().limit(count).toArray(),
          new int[0]);
    }

    Neighbours joined(int node, Neighbours first, int together, int others, Random random) {
      int[] old = Arrays.copyOf(first.nodes, together);
      int[] fresh =
          random
              .ints(0, NODES)
              .filter(other -> other != node && Arrays.stream(old).noneMatch(o -> o == other))
              .distinct()
              .limit(others)
              .toArray();
      int[] all = Arrays.copyOf(old, together + fresh.length);
      System.arraycopy(fresh, 0, all, together, fresh.length);
      return sorted(node, all, old);
    }

    private Neighbours sorted(int node, int[] nodes, int[] settled) {
      Integer[] order = Arrays.stream(nodes).boxed().toArray(Integer[]::new);
      Arrays.sort(
          order,
          (a, b) -> Float.compare(score(points[node], points[b]), score(points[node], points[a])));
      int[] sorted = new int[order.length];
      float[] scores = new float[order.length];
      boolean[] marks = new boolean[order.length];
      for (int i = 0; i < order.length; i++) {
        int other = order[i];
        sorted[i] = other;
        scores[i] = score(points[node], points[other]);
        marks[i] = Arrays.stream(settled).anyMatch(one -> one == other);
      }
      return new Neighbours(sorted, scores, marks);
    }
  }
}
