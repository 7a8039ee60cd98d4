package io.t4dx.bench.vectors.data;

import java.util.Arrays;
import java.util.Optional;

/**
 * The distance of the k-th nearest row of each query, found by looking at every row.
 *
 * <p>Recall counts a found row as right if it is no farther than that: of rows at the same distance
 * any will do.
 */
public final class GroundTruth {
  /**
   * Rows nearer to each other than this, relative to distances above one, count as equally near.
   */
  public static final float TIE = 1e-5f;

  private final DataSet data;
  private final int k;
  private final float[] bounds;
  private final int[] wanted;

  private GroundTruth(DataSet data, int k, float[] bounds, int[] wanted) {
    this.data = data;
    this.k = k;
    this.bounds = bounds;
    this.wanted = wanted;
  }

  /** Searches all rows, or those that pass, for every query. */
  public static GroundTruth of(DataSet data, int k, Optional<FilterSet> filters) {
    int queries = data.queries().size();
    float[] bounds = new float[queries];
    int[] wanted = new int[queries];
    Parallel.forEach(
        queries,
        query -> {
          float[] nearest = new float[k];
          wanted[query] = nearest(data, query, filters.map(f -> f.of(query)), nearest);
          bounds[query] = wanted[query] == 0 ? 0 : nearest[wanted[query] - 1];
        });
    return new GroundTruth(data, k, bounds, wanted);
  }

  private static int nearest(DataSet data, int query, Optional<RowFilter> filter, float[] nearest) {
    Matrix rows = data.rows();
    float[] vector = data.queries().get(query);
    int self = data.selves().get(query);
    RowFilter accept = filter.orElse(RowFilter.of(0, row -> true));
    boolean all = filter.isEmpty();
    int found = 0;
    for (int row = 0; row < rows.rows(); row++) {
      if (row == self || !(all || accept.accepts(row))) {
        continue;
      }
      float distance =
          data.metric().distance(vector, 0, rows.values(), rows.offset(row), vector.length);
      if (found < nearest.length || distance < nearest[found - 1]) {
        found = insert(nearest, found, distance);
      }
    }
    return found;
  }

  private static int insert(float[] nearest, int found, float distance) {
    int size = Math.min(found + 1, nearest.length);
    int at = size - 1;
    while (at > 0 && nearest[at - 1] > distance) {
      nearest[at] = nearest[at - 1];
      at--;
    }
    nearest[at] = distance;
    return size;
  }

  /** How many neighbours are wanted of each query. */
  public int k() {
    return k;
  }

  /**
   * The share of wanted neighbours that were found.
   *
   * @param found for each query {@code width} rows, nearest first, filled up with -1; the query
   *     itself is passed over, and a row that comes twice counts once
   */
  public double recall(int[] found, int width) {
    long right = 0;
    long all = 0;
    int[] seen = new int[k];
    for (int query = 0; query < bounds.length; query++) {
      right += right(query, found, query * width, width, seen);
      all += wanted[query];
    }
    return all == 0 ? 1 : (double) right / all;
  }

  private int right(int query, int[] found, int from, int width, int[] seen) {
    Matrix rows = data.rows();
    float[] vector = data.queries().get(query);
    float bound = bounds[query] + TIE * Math.max(1, Math.abs(bounds[query]));
    int self = data.selves().get(query);
    int counted = 0;
    int right = 0;
    for (int i = from; i < from + width && counted < wanted[query]; i++) {
      int row = found[i];
      if (row < 0 || row == self || contains(seen, counted, row)) {
        continue;
      }
      seen[counted++] = row;
      float distance =
          data.metric().distance(vector, 0, rows.values(), rows.offset(row), vector.length);
      right += distance <= bound ? 1 : 0;
    }
    return right;
  }

  private static boolean contains(int[] seen, int count, int row) {
    return Arrays.stream(seen, 0, count).anyMatch(other -> other == row);
  }
}
