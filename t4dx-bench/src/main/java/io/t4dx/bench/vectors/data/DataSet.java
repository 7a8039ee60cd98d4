package io.t4dx.bench.vectors.data;

import java.util.List;

/**
 * Rows to index and queries to ask.
 *
 * @param name what tables call it
 * @param queries the queries; of a query that is itself a row, {@code selves} holds that row
 * @param selves for each query the row that it is and that is not counted, or -1
 * @param rowGroups for each row the component of the mixture that it was drawn from; empty where
 *     there is none
 * @param queryGroups the same for each query
 */
public record DataSet(
    String name,
    Metric metric,
    Matrix rows,
    List<float[]> queries,
    List<Integer> selves,
    List<Integer> rowGroups,
    List<Integer> queryGroups) {

  public DataSet {
    queries = List.copyOf(queries);
    selves = List.copyOf(selves);
    rowGroups = List.copyOf(rowGroups);
    queryGroups = List.copyOf(queryGroups);
  }

  /** Whether a search must ask for one more than it wants, because it finds the query itself. */
  public boolean findsItself() {
    return selves.stream().anyMatch(self -> self >= 0);
  }

  /** A line for the log of a run. */
  public String description() {
    return "%s: %,d x %d, %s, %,d queries%s"
        .formatted(
            name,
            rows.rows(),
            rows.dimensions(),
            metric,
            queries.size(),
            findsItself() ? " that are rows, each without itself" : "");
  }
}
