package io.t4dx.bench.vectors;

import io.t4dx.bench.vectors.data.DataSet;
import io.t4dx.bench.vectors.data.DataSets;
import io.t4dx.bench.vectors.data.FilterSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The data sets of the suite, in their full and their quick sizes. */
record Cases(boolean quick, Optional<Path> real) {
  static final String LARGE = "A";
  static final int MERGED_PARTS = 10;
  private static final int QUERIES = 1_000;
  private static final int COMPONENTS = 100;
  private static final long SEED = 20_260_101;

  /** Whether a quick run asks only the faster systems. */
  static boolean isLarger(String name) {
    return !name.equals("C");
  }

  /** The names of the data sets, in the order in which they are measured. */
  List<String> names() {
    return List.of("C", "S", "D", "H", LARGE);
  }

  /** Makes one data set; always the same one for the same name and size. */
  DataSet make(String name) throws IOException {
    int queries = quick ? QUERIES * 3 / 10 : QUERIES;
    return switch (name) {
      case LARGE ->
          DataSets.mixture(name, SEED, quick ? 20_000 : 100_000, 768, COMPONENTS, queries);
      case "C" -> DataSets.mixture(name, SEED + 1, quick ? 5_000 : 10_000, 1024, 20, queries);
      case "S" -> DataSets.uniform(name, SEED + 2, quick ? 5_000 : 10_000, 128, queries);
      case "D" -> DataSets.duplicated(name, SEED + 3, quick ? 6_000 : 20_000, 256, queries);
      case "H" -> DataSets.real(name, real.orElseThrow());
      default -> throw new IllegalArgumentException("no data set " + name);
    };
  }

  /** The filters that the large data set is searched through. */
  List<FilterSet> filters(DataSet data) {
    if (quick) {
      return List.of(
          FilterSet.random(data, 0.5, SEED + 10),
          FilterSet.random(data, 0.1, SEED + 12),
          FilterSet.random(data, 0.01, SEED + 14),
          FilterSet.correlated(data, 10),
          FilterSet.antiCorrelated(data, 10));
    }
    return List.of(
        FilterSet.random(data, 0.5, SEED + 10),
        FilterSet.random(data, 0.2, SEED + 11),
        FilterSet.random(data, 0.1, SEED + 12),
        FilterSet.random(data, 0.05, SEED + 13),
        FilterSet.random(data, 0.01, SEED + 14),
        FilterSet.random(data, 0.001, SEED + 15),
        FilterSet.correlated(data, 2),
        FilterSet.correlated(data, 10),
        FilterSet.correlated(data, COMPONENTS),
        FilterSet.antiCorrelated(data, 2),
        FilterSet.antiCorrelated(data, 10),
        FilterSet.antiCorrelated(data, COMPONENTS));
  }
}
