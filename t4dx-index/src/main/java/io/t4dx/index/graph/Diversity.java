package io.t4dx.index.graph;

import io.t4dx.index.code.PairScorer;

/**
 * Chooses neighbours that lie in different directions: a candidate is taken only if it is nearer to
 * the node than to every neighbour already taken. One for each thread.
 */
final class Diversity {
  private static final int CHUNK = 4;

  private final PairScorer pairs;
  private final int[] chunk = new int[CHUNK];
  private final float[] chunkScores = new float[CHUNK];
  private int[] taken = new int[64];

  Diversity(PairScorer pairs) {
    this.pairs = pairs;
  }

  /**
   * Moves the chosen ones to the front.
   *
   * @param nodes candidates, nearest first, with their scores
   * @return how many were chosen
   */
  int choose(int[] nodes, float[] scores, int count, int most) {
    int chosen = 0;
    for (int i = 0; i < count && chosen < most; i++) {
      if (diverse(nodes[i], scores[i], nodes, chosen)) {
        nodes[chosen] = nodes[i];
        scores[chosen] = scores[i];
        chosen++;
      }
    }
    return chosen;
  }

  /**
   * The same, where some of the candidates were chosen together before and need not be compared
   * with each other again.
   */
  int choose(int[] nodes, float[] scores, boolean[] settled, int count, int most) {
    if (taken.length < count) {
      taken = new int[count];
    }
    int chosen = 0;
    int others = 0;
    for (int i = 0; i < count && chosen < most; i++) {
      boolean diverse =
          settled[i]
              ? diverse(nodes[i], scores[i], taken, others)
              : diverse(nodes[i], scores[i], nodes, chosen);
      if (diverse) {
        nodes[chosen] = nodes[i];
        scores[chosen] = scores[i];
        chosen++;
        if (!settled[i]) {
          taken[others++] = nodes[i];
        }
      }
    }
    return chosen;
  }

  private boolean diverse(int candidate, float score, int[] chosenNodes, int chosen) {
    if (chosen == 0) {
      return true;
    }
    pairs.queryNode(candidate);
    for (int from = 0; from < chosen; from += CHUNK) {
      int length = Math.min(CHUNK, chosen - from);
      System.arraycopy(chosenNodes, from, chunk, 0, length);
      pairs.score(chunk, length, chunkScores);
      for (int i = 0; i < length; i++) {
        if (chunkScores[i] > score) {
          return false;
        }
      }
    }
    return true;
  }
}
