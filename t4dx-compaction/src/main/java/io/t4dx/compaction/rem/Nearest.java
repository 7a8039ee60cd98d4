package io.t4dx.compaction.rem;

import io.t4dx.compaction.cluster.NeighbourGraph;
import java.util.Arrays;

/**
 * The k nearest of those that each point has met, nearest first. Each point has to meet the others
 * in the order of their numbers: of equally near ones the lower number then stays before.
 */
final class Nearest {
  private final int k;
  private final int[] numbers;
  private final float[] scores;
  private final int[] found;

  /** The last score of each point that has found k; no score is too low for the others. */
  private final float[] least;

  Nearest(int points, int k) {
    this.k = k;
    this.numbers = new int[Math.multiplyExact(points, k)];
    this.scores = new float[numbers.length];
    this.found = new int[points];
    this.least = new float[points];
    Arrays.fill(numbers, NeighbourGraph.NONE);
    Arrays.fill(least, Float.NEGATIVE_INFINITY);
  }

  /**
   * A point and others that follow each other meet.
   *
   * @param other the first of them
   * @param met their scores, the first of them at an index
   */
  void meet(int point, int other, int count, float[] met, int at) {
    for (int i = 0; i < count; i++) {
      float score = met[at + i];
      if (score >= least[point]) {
        add(point, other + i, score);
      }
      if (score >= least[other + i]) {
        add(other + i, point, score);
      }
    }
  }

  /** The graph; there is no meeting afterwards. */
  NeighbourGraph graph(Measure measure) {
    for (int slot = 0; slot < scores.length; slot++) {
      // A search holds squares that leave the range of floats to be the largest float.
      scores[slot] = measure.apart(Math.max(-Float.MAX_VALUE, scores[slot]), 1, 1);
    }
    return new NeighbourGraph(found.length, k, numbers, scores);
  }

  private void add(int point, int other, float score) {
    int first = point * k;
    int slot = first + found[point];
    if (found[point] < k) {
      found[point]++;
    } else if (score > least[point]) {
      slot--;
    } else {
      return;
    }
    for (; slot > first && scores[slot - 1] < score; slot--) {
      scores[slot] = scores[slot - 1];
      numbers[slot] = numbers[slot - 1];
    }
    scores[slot] = score;
    numbers[slot] = other;
    if (found[point] == k) {
      least[point] = scores[first + k - 1];
    }
  }
}
