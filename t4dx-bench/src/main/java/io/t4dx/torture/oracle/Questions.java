package io.t4dx.torture.oracle;

import io.t4dx.index.kernel.Metric;
import io.t4dx.model.Edge;
import io.t4dx.model.Ids;
import io.t4dx.model.Item;
import io.t4dx.model.ItemKey;
import io.t4dx.query.Direction;
import io.t4dx.query.Hit;
import io.t4dx.query.Scan;
import io.t4dx.query.ScanOrder;
import io.t4dx.query.Search;
import io.t4dx.query.SearchResult;
import io.t4dx.query.Traversal;
import io.t4dx.query.Visit;
import io.t4dx.store.Reads;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/** Questions about what is near, what passes a filter, and where edges lead. */
final class Questions {
  /** Scores of single precision differ by less, for vectors as short and small as these. */
  private static final double TOLERANCE = 1e-3;

  private static final List<ScanOrder> ORDERS = List.of(ScanOrder.values());

  private final Witness witness;
  private final Reads reads;
  private final World world;
  private final SplittableRandom random;
  private final Metric metric;
  private final List<ItemKey> keys;

  Questions(
      Witness witness,
      Reads reads,
      World world,
      SplittableRandom random,
      Metric metric,
      List<ItemKey> keys) {
    this.witness = witness;
    this.reads = reads;
    this.world = world;
    this.random = random;
    this.metric = metric;
    this.keys = keys;
  }

  void ask() {
    ItemKey key = keys.get(random.nextInt(keys.size()));
    Condition condition = Condition.random(random, Math.max(0, world.at()));
    switch (random.nextInt(5)) {
      case 0 -> witness.item(key);
      case 1 -> count(key.namespace(), condition);
      case 2 -> scan(key.namespace(), condition);
      case 3 -> traverse(key);
      default -> search(key.namespace(), condition);
    }
  }

  private List<Item> matching(String namespace, Condition condition) {
    return world.itemsOf(namespace).stream().filter(condition.meaning()).toList();
  }

  private void count(String namespace, Condition condition) {
    Witness.same(
        "count of " + namespace + " where " + condition.filter().text(),
        reads.count(namespace, condition.filter()),
        (long) matching(namespace, condition).size());
  }

  private void scan(String namespace, Condition condition) {
    ScanOrder order = ORDERS.get(random.nextInt(ORDERS.size()));
    List<Item> wanted = new ArrayList<>(matching(namespace, condition));
    wanted.sort(comparator(order));
    witness.sameItems(
        "scan of " + namespace + " by " + order + " where " + condition.filter().text(),
        witness.scanned(Scan.in(namespace).where(condition.filter()).by(order)),
        wanted);
  }

  private static Comparator<Item> comparator(ScanOrder order) {
    Comparator<Item> first =
        switch (order) {
          case ID -> (_, _) -> 0;
          case EVENT_TIME -> Comparator.comparing(item -> item.fields().eventTime());
          case RECORD_TIME -> Comparator.comparing(item -> item.fields().recordTime());
          case KAPPA -> Comparator.comparing(Item::kappa);
          case IMPORTANCE -> Comparator.comparing(Item::importance);
        };
    return first.thenComparing(Item::id, Ids.ORDER);
  }

  private void traverse(ItemKey start) {
    int depth = random.nextInt(4);
    float least = random.nextInt(3) / 4f;
    Map<UUID, Integer> wanted = new HashMap<>();
    wanted.put(start.id(), 0);
    Set<UUID> border = Set.of(start.id());
    for (int d = 1; d <= depth; d++) {
      Set<UUID> next = new HashSet<>();
      for (Edge edge : world.edges().values()) {
        if (edge.key().namespace().equals(start.namespace())
            && edge.weight() >= least
            && border.contains(edge.source())
            && wanted.putIfAbsent(edge.target(), d) == null) {
          next.add(edge.target());
        }
      }
      border = next;
    }
    Map<UUID, Integer> found = new HashMap<>();
    for (Visit visit :
        reads
            .traverse(
                Traversal.from(start.namespace(), start.id())
                    .direction(Direction.OUT)
                    .depth(depth)
                    .minWeight(least))
            .visits()) {
      found.put(visit.id(), visit.depth());
    }
    Witness.same("traversal from " + start + " of depth " + depth, found, wanted);
  }

  private void search(String namespace, Condition condition) {
    List<Item> candidates =
        matching(namespace, condition).stream().filter(item -> item.vector().isPresent()).toList();
    if (candidates.isEmpty()) {
      return;
    }
    float[] query = candidates.get(random.nextInt(candidates.size())).vector().orElseThrow();
    int k = random.nextInt(1, 6);
    boolean exact = random.nextBoolean();
    Search.Builder search =
        Search.in(namespace).nearest(query).k(k).where(condition.filter()).validOrNot();
    SearchResult result = reads.search(exact ? search.exact().build() : search.build());
    String what = "search of " + k + " in " + namespace + " where " + condition.filter().text();
    Witness.same("hits of " + what, result.hits().size(), Math.min(k, candidates.size()));
    Map<ItemKey, Item> left = new HashMap<>();
    candidates.forEach(item -> left.put(item.key(), item));
    double worst = Double.POSITIVE_INFINITY;
    for (Hit hit : result.hits()) {
      Witness.same("hit of " + what, hit.item(), left.remove(hit.item().key()));
      double score = score(query, hit.item().vector().orElseThrow());
      if (Math.abs(score - hit.score()) > tolerance(score) || score > worst + tolerance(score)) {
        throw new Violation(what + ": " + hit + " has the score " + score);
      }
      worst = Math.min(worst, score);
    }
    for (Item missed : exact ? left.values() : List.<Item>of()) {
      double score = score(query, missed.vector().orElseThrow());
      if (score > worst + tolerance(score)) {
        throw new Violation(what + " missed " + missed + ", of the score " + score);
      }
    }
  }

  private static double tolerance(double score) {
    return TOLERANCE * (1 + Math.abs(score));
  }

  private double score(float[] a, float[] b) {
    double dot = 0;
    double aa = 0;
    double bb = 0;
    double distance = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
      aa += (double) a[i] * a[i];
      bb += (double) b[i] * b[i];
      distance += ((double) a[i] - b[i]) * ((double) a[i] - b[i]);
    }
    return switch (metric) {
      case DOT -> dot;
      case EUCLIDEAN -> -distance;
      case COSINE -> aa == 0 || bb == 0 ? 0 : dot / Math.sqrt(aa * bb);
    };
  }
}
