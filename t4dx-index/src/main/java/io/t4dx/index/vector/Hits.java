package io.t4dx.index.vector;

/** Rows that a search found, nearest first; rows of equal score in the order of their numbers. */
public final class Hits {
  private final int[] rows;
  private final float[] scores;

  Hits(int[] rows, float[] scores) {
    this.rows = rows;
    this.scores = scores;
  }

  /** How many rows were found. */
  public int size() {
    return rows.length;
  }

  /** The i-th nearest row. */
  public int row(int i) {
    return rows[i];
  }

  /** The exact score of the i-th nearest row; higher is nearer. */
  public float score(int i) {
    return scores[i];
  }

  /** A copy of all rows. */
  public int[] rows() {
    return rows.clone();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("Hits[");
    for (int i = 0; i < rows.length; i++) {
      text.append(i == 0 ? "" : ", ").append(rows[i]).append(" at ").append(scores[i]);
    }
    return text.append(']').toString();
  }
}
