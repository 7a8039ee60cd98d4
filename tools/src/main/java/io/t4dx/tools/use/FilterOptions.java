package io.t4dx.tools.use;

import io.t4dx.model.ItemType;
import io.t4dx.query.Filter;
import io.t4dx.query.TimeField;
import io.t4dx.tools.verb.MetadataOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which items are meant; for {@code @Mixin}. */
final class FilterOptions {
  /** Later than every moment that is kept. */
  private static final Instant FAR = Instant.ofEpochSecond(9_000_000_000_000L);

  private static final Instant LONG_AGO = Instant.ofEpochSecond(-9_000_000_000_000L);

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "of this type: EPISODIC, SEMANTIC, PROCEDURAL; may be repeated")
  private List<ItemType> types = new ArrayList<>();

  @Option(
      names = "--session",
      paramLabel = "NAME",
      description = "of this session; may be repeated")
  private List<String> sessions = new ArrayList<>();

  @Option(names = "--min-kappa", paramLabel = "K", description = "consolidated at least so far")
  private float minKappa;

  @Option(names = "--max-kappa", paramLabel = "K", description = "and at most so far")
  private float maxKappa = 1;

  @Option(names = "--min-importance", paramLabel = "I", description = "at least so important")
  private float minImportance;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "happened then or later: 2026-05-17, 2026-05-17T09:30:00Z, 7d (ago)")
  private @Nullable Instant since;

  @Option(names = "--before", paramLabel = "TIME", description = "happened before that")
  private @Nullable Instant before;

  @Option(
      names = "--meta",
      paramLabel = "NAME=VALUE",
      description = "with this fact; of one name any value will do")
  private List<String> facts = new ArrayList<>();

  /** Filled by the command line. */
  FilterOptions() {}

  Filter filter() {
    List<Filter> all = new ArrayList<>();
    if (!types.isEmpty()) {
      all.add(Filter.type(Set.copyOf(types).toArray(ItemType[]::new)));
    }
    if (!sessions.isEmpty()) {
      all.add(Filter.session(Set.copyOf(sessions).toArray(String[]::new)));
    }
    if (minKappa > 0 || maxKappa < 1) {
      all.add(Filter.kappaBetween(minKappa, maxKappa));
    }
    if (minImportance > 0) {
      all.add(Filter.importanceBetween(minImportance, 1));
    }
    if (since != null || before != null) {
      all.add(
          Filter.time(
              TimeField.EVENT_TIME,
              since == null ? LONG_AGO : since,
              before == null ? FAR : before));
    }
    all.addAll(metadata());
    return all.stream().reduce(Filter::and).orElse(Filter.everything());
  }

  private List<Filter> metadata() {
    Map<String, Set<Object>> values = new LinkedHashMap<>();
    for (String fact : facts) {
      MetadataOption option = MetadataOption.parse(fact);
      values.computeIfAbsent(option.name(), _ -> new LinkedHashSet<>()).add(option.value());
    }
    return values.entrySet().stream()
        .map(entry -> Filter.metadata(entry.getKey(), entry.getValue().toArray()))
        .toList();
  }
}
