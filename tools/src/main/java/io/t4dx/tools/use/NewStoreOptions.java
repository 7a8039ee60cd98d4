package io.t4dx.tools.use;

import io.t4dx.index.kernel.Metric;
import io.t4dx.store.StoreOptions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a store has for as long as it lives; for {@code @Mixin}. */
public final class NewStoreOptions {
  @Option(
      names = "--dimension",
      paramLabel = "N",
      description = "how many dimensions every vector has; the first vector decides unless given")
  private int dimension;

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      description = "how near vectors are: cosine (unless given), dot or euclidean")
  private @Nullable Metric metric;

  /** Filled by the command line. */
  public NewStoreOptions() {}

  public Optional<Metric> metric() {
    return Optional.ofNullable(metric);
  }

  /** Takes over what was given. */
  public void applyTo(StoreOptions.Builder options) {
    metric().ifPresent(options::metric);
    if (dimension != 0) {
      options.dimension(dimension);
    }
  }
}
