package io.t4dx.bench.vectors.data;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * One filter for each query, of which many queries may share one.
 *
 * @param name what tables call it: the share of accepted rows, and how it goes with the query
 * @param filters the filters
 * @param ofQuery for each query the index of its filter
 */
public record FilterSet(String name, List<RowFilter> filters, List<Integer> ofQuery) {
  private static final int RANDOM_FILTERS = 4;

  public FilterSet {
    filters = List.copyOf(filters);
    ofQuery = List.copyOf(ofQuery);
  }

  /** The filter of one query. */
  public RowFilter of(int query) {
    return filters.get(ofQuery.get(query));
  }

  /** Rows accepted by chance, so that a filter says nothing about where they lie. */
  public static FilterSet random(DataSet data, double share, long seed) {
    List<RowFilter> filters =
        IntStream.range(0, RANDOM_FILTERS)
            .mapToObj(
                f -> {
                  SplittableRandom random = Seeds.of(seed, f);
                  return RowFilter.of(data.rows().rows(), row -> random.nextDouble() < share);
                })
            .toList();
    return new FilterSet(
        percent(share) + " random",
        filters,
        IntStream.range(0, data.queries().size()).mapToObj(q -> q % RANDOM_FILTERS).toList());
  }

  /** Rows of the components around the query's own: what is near tends to be accepted. */
  public static FilterSet correlated(DataSet data, int parts) {
    return grouped(data, parts, 0, percent(1.0 / parts) + " correlated");
  }

  /** Rows of other components than the query's own: everything near is rejected. */
  public static FilterSet antiCorrelated(DataSet data, int parts) {
    return grouped(data, parts, parts / 2, percent(1.0 / parts) + " anti-correlated");
  }

  private static FilterSet grouped(DataSet data, int parts, int shift, String name) {
    List<RowFilter> filters =
        IntStream.range(0, parts)
            .mapToObj(
                part ->
                    RowFilter.of(
                        data.rows().rows(),
                        row -> (data.rowGroups().get(row) + shift) % parts == part))
            .toList();
    return new FilterSet(
        name, filters, data.queryGroups().stream().map(group -> group % parts).toList());
  }

  private static String percent(double share) {
    double percent = share * 100;
    return (percent == Math.rint(percent) ? "%.0f%%" : "%.1f%%").formatted(percent);
  }
}
