package io.t4dx.testing;

import io.t4dx.index.kernel.Metric;
import io.t4dx.model.Edge;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.Ids;
import io.t4dx.model.Item;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Micros;
import io.t4dx.model.Parts;
import io.t4dx.query.Direction;
import io.t4dx.query.Explanation;
import io.t4dx.query.Explanation.Kind;
import io.t4dx.query.Explanation.Question;
import io.t4dx.query.Filter;
import io.t4dx.query.Hit;
import io.t4dx.query.Scan;
import io.t4dx.query.ScanCursor;
import io.t4dx.query.ScanOrder;
import io.t4dx.query.Search;
import io.t4dx.query.SearchResult;
import io.t4dx.query.Traversal;
import io.t4dx.query.TraversalResult;
import io.t4dx.store.ItemStream;
import io.t4dx.store.Snapshot;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;

/** All reads over a {@link ModelState}, each by looking at everything. */
public final class ModelReads implements Snapshot {
  private final ModelState state;
  private final Metric metric;
  private final InstantSource clock;

  public ModelReads(ModelState state, Metric metric, InstantSource clock) {
    this.state = state;
    this.metric = metric;
    this.clock = clock;
  }

  /** An item that a search may find, with its score in double precision. */
  public record Candidate(Item item, double score) {}

  public ModelState state() {
    return state;
  }

  public Metric metric() {
    return metric;
  }

  @Override
  public Optional<Item> get(ItemKey key, Parts parts) {
    return Optional.ofNullable(state.items().get(key)).map(item -> item.only(parts));
  }

  /** Everything that a search may find, best first. */
  public List<Candidate> candidates(Search search) {
    List<Candidate> candidates = new ArrayList<>();
    for (Item item : state.itemsOf(search.namespace())) {
      if (item.vector().isPresent()
          && holds(item, search)
          && ModelFilter.matches(search.filter(), item.fields())) {
        candidates.add(
            new Candidate(item, Scores.of(metric, search.vector(), item.vector().get())));
      }
    }
    candidates.sort(
        Comparator.comparingDouble(Candidate::score)
            .reversed()
            .thenComparing(candidate -> candidate.item().id(), Ids.ORDER));
    return candidates;
  }

  @Override
  public SearchResult search(Search search) {
    return new SearchResult(
        candidates(search).stream()
            .limit(search.k())
            .map(
                candidate ->
                    new Hit(candidate.item().only(search.parts()), (float) candidate.score()))
            .toList(),
        lsn());
  }

  @Override
  public Explanation<SearchResult> explain(Search search) {
    return explained(
        new Question(Kind.SEARCH, search.namespace(), search.filter(), "nearness", search.k()),
        search(search));
  }

  @Override
  public Explanation<Long> explain(Scan scan) {
    return explained(
        new Question(Kind.SCAN, scan.namespace(), scan.filter(), scan.order().name(), scan.limit()),
        (long) Agreement.all(scan(scan)).size());
  }

  @Override
  public Explanation<Long> explainCount(String namespace, Filter filter) {
    return explained(
        new Question(Kind.COUNT, namespace, filter, "", Long.MAX_VALUE), count(namespace, filter));
  }

  /** A model looks at everything, and has nothing to explain. */
  private <R> Explanation<R> explained(Question question, R result) {
    Duration none = Duration.ZERO;
    return new Explanation<>(
        question, result, lsn(), List.of(), new Explanation.Times(none, none, none, none));
  }

  private boolean holds(Item item, Search search) {
    return switch (search.validity()) {
      case NOW -> item.fields().validUntil() > Micros.of("now", clock.instant());
      case AT -> item.fields().holdsAt(search.moment());
      case ANY -> true;
    };
  }

  @Override
  public ItemStream scan(Scan scan) {
    return new ListedItems(
        state.itemsOf(scan.namespace()).stream()
            .filter(item -> ModelFilter.matches(scan.filter(), item.fields()))
            .sorted(order(scan))
            .filter(item -> scan.after().isEmpty() || isAfter(item, scan.after().get()))
            .limit(scan.limit())
            .map(item -> item.only(scan.parts()))
            .toList(),
        item -> cursor(scan, item));
  }

  /** The place behind an item, in the order of a scan. */
  public static ScanCursor cursor(Scan scan, Item item) {
    return new ScanCursor(scan.order(), scan.descending(), position(scan.order(), item), item.id());
  }

  private static Comparator<Item> order(Scan scan) {
    Comparator<Item> ascending =
        Comparator.<Item>comparingLong(item -> position(scan.order(), item))
            .thenComparing(Item::id, Ids.ORDER);
    return scan.descending() ? ascending.reversed() : ascending;
  }

  private static boolean isAfter(Item item, ScanCursor cursor) {
    int byPosition = Long.compare(position(cursor.order(), item), cursor.position());
    int difference = byPosition != 0 ? byPosition : Ids.compare(item.id(), cursor.id());
    return cursor.descending() ? difference < 0 : difference > 0;
  }

  /** Floats in [0,1] sort like their bits. */
  private static long position(ScanOrder order, Item item) {
    return switch (order) {
      case ID -> 0;
      case EVENT_TIME -> item.fields().eventTime();
      case RECORD_TIME -> item.fields().recordTime();
      case KAPPA -> Float.floatToIntBits(item.kappa());
      case IMPORTANCE -> Float.floatToIntBits(item.importance());
    };
  }

  @Override
  public long count(String namespace, Filter filter) {
    return state.itemsOf(namespace).stream()
        .filter(item -> ModelFilter.matches(filter, item.fields()))
        .count();
  }

  @Override
  public Optional<Edge> edge(EdgeKey key) {
    return Optional.ofNullable(state.edges().get(key));
  }

  @Override
  public void forEachEdge(String namespace, Consumer<Edge> visitor) {
    state.edges().values().stream()
        .filter(edge -> edge.key().namespace().equals(namespace))
        .forEach(visitor);
  }

  @Override
  public List<Edge> edges(String namespace, UUID id, Direction direction) {
    List<Edge> out =
        state.edgesAt(namespace, id).stream()
            .filter(edge -> edge.source().equals(id))
            .sorted(Comparator.comparing(Edge::type).thenComparing(Edge::target, Ids.ORDER))
            .toList();
    List<Edge> in =
        state.edgesAt(namespace, id).stream()
            .filter(edge -> edge.target().equals(id))
            .sorted(Comparator.comparing(Edge::type).thenComparing(Edge::source, Ids.ORDER))
            .toList();
    List<Edge> wanted = new ArrayList<>(direction.goesOut() ? out : List.of());
    if (direction.goesIn()) {
      in.stream().filter(edge -> !wanted.contains(edge)).forEach(wanted::add);
    }
    return wanted;
  }

  @Override
  public TraversalResult traverse(Traversal traversal) {
    return ModelTraversal.of(this, traversal);
  }

  @Override
  public SortedSet<String> namespaces() {
    TreeSet<String> names = new TreeSet<>();
    state.items().keySet().forEach(key -> names.add(key.namespace()));
    state.edges().keySet().forEach(key -> names.add(key.namespace()));
    return names;
  }

  @Override
  public long lsn() {
    return state.lsn();
  }

  @Override
  public void close() {}
}
