package io.t4dx.testing;

import static io.t4dx.testing.Agreement.all;
import static io.t4dx.testing.Agreement.same;
import static io.t4dx.testing.Agreement.sameItem;
import static io.t4dx.testing.Agreement.sameItems;

import io.t4dx.index.kernel.Metric;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.Item;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Parts;
import io.t4dx.query.Direction;
import io.t4dx.query.Filter;
import io.t4dx.query.Hit;
import io.t4dx.query.Scan;
import io.t4dx.query.ScanCursor;
import io.t4dx.query.Search;
import io.t4dx.query.SearchResult;
import io.t4dx.query.Traversal;
import io.t4dx.query.TraversalResult;
import io.t4dx.query.Visit;
import io.t4dx.store.ItemStream;
import io.t4dx.store.Reads;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks two stores of one history the same, and fails where they do not answer the same. Neither has
 * to be right: what both get wrong in the same way is for the model to find.
 */
public final class TwinAgreement {
  private final String names;
  private final Reads left;
  private final Reads right;
  private final Metric metric;

  /**
   * An agreement that is asked for.
   *
   * @param names of the two, for whoever has to find out why they disagree
   */
  public TwinAgreement(String names, Reads left, Reads right, Metric metric) {
    this.names = names + ": ";
    this.left = left;
    this.right = right;
    this.metric = metric;
  }

  /** What can be asked without naming anything. */
  public void onState() {
    same(names + "lsn", right.lsn(), left.lsn());
    same(names + "namespaces", right.namespaces(), left.namespaces());
  }

  public void onItem(ItemKey key) {
    sameItem(() -> names + "item " + key, right.get(key), left.get(key));
    sameItem(
        () -> names + "fields of item " + key,
        right.get(key, Parts.FIELDS),
        left.get(key, Parts.FIELDS));
  }

  public void onEdge(EdgeKey key) {
    same(() -> names + "edge " + key, right.edge(key), left.edge(key));
  }

  public void onEdges(String namespace, UUID id, Direction direction) {
    same(
        () -> names + "edges " + direction + " at " + namespace + "/" + id,
        right.edges(namespace, id, direction),
        left.edges(namespace, id, direction));
  }

  public void onCount(String namespace, Filter filter) {
    same(
        () -> names + "count of " + namespace + " where " + filter,
        right.count(namespace, filter),
        left.count(namespace, filter));
  }

  /**
   * The whole scan; then again from a cursor on, which is that of the other store: what it means
   * depends on the items alone.
   */
  public void onScan(Scan scan) {
    List<Item> wanted = all(left.scan(scan));
    sameItems(names + "scan " + scan, all(right.scan(scan)), wanted);
    if (wanted.size() < 2 || scan.limit() != Long.MAX_VALUE) {
      return;
    }
    int part = wanted.size() / 3 + 1;
    try (ItemStream first = left.scan(scan.limit(part))) {
      first.forEachRemaining(_ -> {});
      ScanCursor cursor = ScanCursor.parse(first.cursor().orElseThrow().text());
      sameItems(
          names + "scan " + scan + " after " + cursor,
          all(right.scan(scan.after(cursor))),
          wanted.subList(part, wanted.size()));
    }
  }

  public void onTraversal(Traversal traversal) {
    TraversalResult wanted = left.traverse(traversal);
    TraversalResult found = right.traverse(traversal);
    String what = names + "traversal " + traversal;
    same(what, found.visits(), wanted.visits());
    same(
        what + ", paths",
        found.visits().stream().map(Visit::path).toList(),
        wanted.visits().stream().map(Visit::path).toList());
    same(what + ", complete", found.complete(), wanted.complete());
    same(what + ", lsn", found.lsn(), wanted.lsn());
  }

  /**
   * A search that looks at everything on both sides. Scores are floats, added up in any order, so
   * that items of nearly the same score may change places, also over the border of the k best.
   */
  public void onSearch(Search search) {
    SearchResult wanted = left.search(search);
    SearchResult found = right.search(search);
    String what = names + "search " + describe(search);
    same(what + ", lsn", found.lsn(), wanted.lsn());
    same(what + ", number of hits", found.hits().size(), wanted.hits().size());
    double tolerance = tolerance(search, wanted.hits());
    Map<ItemKey, Hit> byKey = byKey(wanted.hits());
    for (int i = 0; i < found.hits().size(); i++) {
      Hit hit = found.hits().get(i);
      near(what + ", hit " + i, hit.score(), wanted.hits().get(i).score(), tolerance);
      Hit other = byKey.get(hit.item().key());
      if (other == null) {
        near(what + ", border", hit.score(), wanted.hits().getLast().score(), tolerance);
      } else {
        sameItem(() -> what + ", item", Optional.of(hit.item()), Optional.of(other.item()));
        near(what + ", score of " + hit.item().key(), hit.score(), other.score(), tolerance);
      }
    }
  }

  /**
   * A search of the right one that may miss something: as many hits as there could be, none that
   * must not be there, none with a wrong score. Returns how many of the k best it found.
   *
   * @param search that asks for all parts
   */
  public double recall(Search search, Search exactForAll) {
    List<Hit> candidates = left.search(exactForAll).hits();
    List<Hit> hits = right.search(search).hits();
    String what = names + "search " + describe(search);
    same(what + ", number of hits", hits.size(), Math.min(search.k(), candidates.size()));
    if (hits.isEmpty()) {
      return 1;
    }
    double tolerance = tolerance(search, hits);
    double border = candidates.get(hits.size() - 1).score() - tolerance;
    Map<ItemKey, Hit> byKey = byKey(candidates);
    int found = 0;
    for (Hit hit : hits) {
      Hit candidate = byKey.remove(hit.item().key());
      if (candidate == null) {
        throw new AssertionError(what + " found what it must not, or twice: " + hit);
      }
      sameItem(() -> what + ", item", Optional.of(hit.item()), Optional.of(candidate.item()));
      near(what + ", score of " + hit.item().key(), hit.score(), candidate.score(), tolerance);
      found += hit.score() >= border ? 1 : 0;
    }
    return (double) found / hits.size();
  }

  private static Map<ItemKey, Hit> byKey(List<Hit> hits) {
    Map<ItemKey, Hit> byKey = new HashMap<>();
    for (Hit hit : hits) {
      if (byKey.put(hit.item().key(), hit) != null) {
        throw new AssertionError("found twice: " + hit);
      }
    }
    return byKey;
  }

  /** How far two scores of one item may be apart; vectors are read where hits do not have them. */
  private double tolerance(Search search, List<Hit> hits) {
    double most = 0;
    for (Hit hit : hits) {
      float[] vector = left.get(hit.item().key()).flatMap(Item::vector).orElseThrow();
      most = Math.max(most, Scores.tolerance(metric, search.vector(), vector));
    }
    return 2 * most;
  }

  private static void near(String what, double is, double wanted, double tolerance) {
    if (!(Math.abs(is - wanted) <= tolerance)) {
      throw new AssertionError(what + " is " + is + ", not " + wanted + " +- " + tolerance);
    }
  }

  private static String describe(Search search) {
    return "for "
        + search.k()
        + " in "
        + search.namespace()
        + " where "
        + search.filter()
        + ", valid "
        + search.validity()
        + (search.exact() ? ", exact" : "");
  }
}
