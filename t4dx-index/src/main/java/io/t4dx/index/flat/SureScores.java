package io.t4dx.index.flat;

/**
 * The k highest of the scores that rows are known to reach. A row that cannot reach the lowest of
 * them is none of the k nearest, though none has been read yet.
 */
final class SureScores {
  /** A heap, the lowest score first. */
  private final float[] scores;

  private int size;

  SureScores(int k) {
    scores = new float[k];
  }

  /** What one of the k nearest must be able to reach; negative infinity while fewer are known. */
  float least() {
    return size < scores.length ? Float.NEGATIVE_INFINITY : scores[0];
  }

  /** Takes in what one more row reaches; what is no number says nothing. */
  void add(float score) {
    if (size < scores.length) {
      if (score > Float.NEGATIVE_INFINITY) {
        rise(size++, score);
      }
    } else if (score > scores[0]) {
      sink(score);
    }
  }

  private void rise(int from, float score) {
    int at = from;
    while (at > 0 && scores[(at - 1) >>> 1] > score) {
      scores[at] = scores[(at - 1) >>> 1];
      at = (at - 1) >>> 1;
    }
    scores[at] = score;
  }

  /** Puts a score in the place of the lowest. */
  private void sink(float score) {
    int at = 0;
    int child = lower(1);
    while (child < size && scores[child] < score) {
      scores[at] = scores[child];
      at = child;
      child = lower(2 * at + 1);
    }
    scores[at] = score;
  }

  /** The lower one of two neighbours. */
  private int lower(int left) {
    return left + 1 < size && scores[left + 1] < scores[left] ? left + 1 : left;
  }
}
