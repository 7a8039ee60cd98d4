package io.t4dx.testing;

import io.t4dx.index.kernel.Metric;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.ItemKey;
import io.t4dx.query.Direction;
import io.t4dx.query.Scan;
import io.t4dx.query.ScanOrder;
import io.t4dx.store.Reads;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** Questions that are drawn once and put to many pairs of stores: every read path is among them. */
public final class TwinQuestions {
  private static final int OF_EACH_KIND = 12;

  private final List<Consumer<TwinAgreement>> questions = new ArrayList<>();
  private final List<UUID> ids;
  private final boolean aboutEverything;

  private TwinQuestions(List<UUID> ids, boolean aboutEverything) {
    this.ids = ids;
    this.aboutEverything = aboutEverything;
  }

  /** A few of each kind. */
  public static TwinQuestions some(int ofEachKind, RandomItems items, RandomQueries queries) {
    TwinQuestions some = new TwinQuestions(items.ids(), false);
    some.draw(ofEachKind, items, queries);
    return some;
  }

  /** Some of each kind; besides every item and edge, and every order. */
  public static TwinQuestions all(RandomItems items, RandomQueries queries) {
    TwinQuestions all = new TwinQuestions(items.ids(), true);
    all.draw(OF_EACH_KIND, items, queries);
    return all;
  }

  private void draw(int ofEachKind, RandomItems items, RandomQueries queries) {
    for (int i = 0; i < ofEachKind; i++) {
      var search = queries.search();
      questions.add(agreement -> agreement.onSearch(search));
      var scan = queries.scan();
      questions.add(agreement -> agreement.onScan(scan));
      var traversal = queries.traversal();
      questions.add(agreement -> agreement.onTraversal(traversal));
      String namespace = items.namespace();
      var filter = queries.filter();
      questions.add(agreement -> agreement.onCount(namespace, filter));
      ItemKey key = items.itemKey();
      questions.add(agreement -> agreement.onItem(key));
      EdgeKey edge = items.edgeKey();
      questions.add(agreement -> agreement.onEdge(edge));
      questions.add(agreement -> agreement.onEdges(namespace, edge.source(), Direction.BOTH));
    }
  }

  /** Puts them to two stores. */
  public void ask(String names, Reads left, Reads right, Metric metric) {
    TwinAgreement agreement = new TwinAgreement(names, left, right, metric);
    agreement.onState();
    questions.forEach(question -> question.accept(agreement));
    if (aboutEverything) {
      for (String namespace : left.namespaces()) {
        askAbout(namespace, left, agreement);
      }
    }
  }

  private void askAbout(String namespace, Reads left, TwinAgreement agreement) {
    for (ScanOrder order : ScanOrder.values()) {
      agreement.onScan(Scan.in(namespace).by(order));
      agreement.onScan(Scan.in(namespace).byDescending(order));
    }
    Set<UUID> nodes = new LinkedHashSet<>(ids);
    Agreement.all(left.scan(Scan.in(namespace))).forEach(item -> nodes.add(item.id()));
    for (UUID node : nodes) {
      agreement.onItem(new ItemKey(namespace, node));
      for (Direction direction : Direction.values()) {
        agreement.onEdges(namespace, node, direction);
      }
      left.edges(namespace, node, Direction.OUT).forEach(edge -> agreement.onEdge(edge.key()));
    }
  }
}
