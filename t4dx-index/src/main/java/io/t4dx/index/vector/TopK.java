package io.t4dx.index.vector;

import java.util.Arrays;

/**
 * The k nearest of rows of several segments, with the bound that the next candidate must beat. Not
 * for several threads at once.
 */
public final class TopK {
  private final int[] segments;
  private final int[] rows;
  private final float[] scores;
  private int size;

  /** Keeps the {@code k} nearest. */
  public TopK(int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k: " + k + " is not positive");
    }
    segments = new int[k];
    rows = new int[k];
    scores = new float[k];
  }

  /** The score that a row must reach to be kept; negative infinity while there is room. */
  public float bound() {
    return size < scores.length ? Float.NEGATIVE_INFINITY : scores[size - 1];
  }

  /**
   * Offers a row; true if it is kept for now. Of equal scores the lower row of the lower segment is
   * better, in whatever order they are offered.
   */
  public boolean offer(int segment, int row, float score) {
    if (size == scores.length && !isBetter(segment, row, score, size - 1)) {
      return false;
    }
    int at = size < scores.length ? size++ : size - 1;
    while (at > 0 && isBetter(segment, row, score, at - 1)) {
      scores[at] = scores[at - 1];
      rows[at] = rows[at - 1];
      segments[at] = segments[at - 1];
      at--;
    }
    scores[at] = score;
    rows[at] = row;
    segments[at] = segment;
    return true;
  }

  private boolean isBetter(int segment, int row, float score, int than) {
    if (score != scores[than]) {
      return score > scores[than];
    }
    return segment == segments[than] ? row < rows[than] : segment < segments[than];
  }

  /** How many rows are kept at most. */
  public int capacity() {
    return scores.length;
  }

  void clear() {
    size = 0;
  }

  /** Adds a row that is known to come next. */
  void append(int row, float score) {
    rows[size] = row;
    scores[size++] = score;
  }

  Hits hits() {
    return new Hits(Arrays.copyOf(rows, size), Arrays.copyOf(scores, size));
  }

  /** How many rows are kept. */
  public int size() {
    return size;
  }

  /** The segment of the i-th nearest row. */
  public int segment(int i) {
    return segments[i];
  }

  /** The i-th nearest row. */
  public int row(int i) {
    return rows[i];
  }

  /** The score of the i-th nearest row. */
  public float score(int i) {
    return scores[i];
  }
}
