package io.t4dx.core.segment;

import io.t4dx.core.segment.SegmentModel.ModelItem;
import io.t4dx.index.column.KeyRange;
import io.t4dx.index.column.OrderedRows;
import io.t4dx.index.csr.CsrGraph;
import io.t4dx.index.posting.Postings;
import io.t4dx.index.posting.TermCursor;
import io.t4dx.index.posting.TermRange;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.model.Ids;
import io.t4dx.model.ItemFields;
import io.t4dx.model.ItemKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;

/**
 * Everything that can be asked of a segment, as lines: of the segment itself, and of the model that
 * it was written from. Where a damaged index is not there, its answer is worked out from the rest,
 * as a reader must do.
 */
final class SegmentAnswers {
  private static final List<ItemColumn> ORDERED =
      List.of(
          ItemColumn.KAPPA, ItemColumn.IMPORTANCE, ItemColumn.EVENT_TIME, ItemColumn.RECORD_TIME);

  private final List<String> lines = new ArrayList<>();

  private SegmentAnswers() {}

  /** What the model says. */
  static List<String> of(SegmentModel model) {
    SegmentAnswers answers = new SegmentAnswers();
    List<ModelItem> rows = List.copyOf(model.items.values());
    answers.sizes(rows.size(), model.edges.size(), model.firstLsn(), model.lastLsn());
    for (int row = 0; row < rows.size(); row++) {
      ModelItem item = rows.get(row);
      Optional<float[]> vector = item.vector().map(SegmentModel.Vector::toArray);
      answers.item(row, item.key(), item.lsn(), item.fields(), item.content(), vector);
    }
    answers.terms(postings(rows.size(), row -> rows.get(row).fields()));
    for (String namespace : namespaces(model)) {
      int first = (int) rows.stream().filter(item -> before(item, namespace)).count();
      int end =
          first
              + (int)
                  rows.stream().filter(item -> namespace.equals(item.key().namespace())).count();
      answers.namespace(namespace, new RowRange(first, end), model.scalesSeen(namespace));
      for (ItemColumn column : ORDERED) {
        answers.order(column, sorted(first, end, row -> key(column, rows.get(row).fields())));
      }
    }
    List<EdgeView> edges = List.copyOf(model.edges.values());
    edges.forEach(edge -> answers.edge(edges.indexOf(edge), edge));
    answers.meetings(edges);
    answers.later(
        model.patches.iterator(), model.itemTombstones.iterator(), model.edgeTombstones.iterator());
    return answers.lines;
  }

  /** What the segment says. */
  static List<String> of(Segment segment) {
    SegmentAnswers answers = new SegmentAnswers();
    SegmentInfo info = segment.info();
    answers.sizes(segment.rows(), segment.edges(), info.firstLsn(), info.lastLsn());
    for (int row = 0; row < segment.rows(); row++) {
      ItemKey key = new ItemKey(segment.namespace(row), segment.id(row));
      answers.item(
          segment.find(key.namespace(), key.id()),
          key,
          segment.lsn(row),
          segment.fields(row),
          segment.content(row),
          segment.hasVector(row) ? Optional.of(segment.vector(row)) : Optional.empty());
    }
    answers.terms(
        segment
            .postings()
            .map(SegmentAnswers::postings)
            .orElseGet(() -> postings(segment.rows(), segment::fields)));
    for (String namespace : segment.namespaces()) {
      RowRange range = segment.rows(namespace);
      answers.namespace(namespace, range, segment.scalesSeen(namespace));
      for (ItemColumn column : ORDERED) {
        answers.order(column, order(segment, column, range));
      }
    }
    for (int ordinal = 0; ordinal < segment.edges(); ordinal++) {
      answers.edge(segment.findEdge(segment.edgeKey(ordinal)), segment.edge(ordinal));
    }
    answers.meetings(inOf(segment));
    answers.later(segment.patches(), segment.itemTombstones(), segment.edgeTombstones());
    return answers.lines;
  }

  private void sizes(int rows, int edges, long firstLsn, long lastLsn) {
    lines.add(rows + " rows, " + edges + " edges, LSNs " + firstLsn + " to " + lastLsn);
  }

  private void item(
      int row, ItemKey key, long lsn, ItemFields fields, String content, Optional<float[]> vector) {
    String shown = content.length() > 300 ? content.length() + " characters" : content;
    lines.add(
        row
            + ": "
            + key
            + " "
            + lsn
            + " "
            + fields
            + " '"
            + shown
            + "' "
            + content.hashCode()
            + " "
            + vector.map(Arrays::toString).orElse("no vector"));
  }

  private void terms(SortedMap<String, SortedSet<Integer>> terms) {
    terms.forEach((term, rows) -> lines.add(term + " -> " + rows));
  }

  private void namespace(String namespace, RowRange rows, long scalesSeen) {
    lines.add(namespace + (rows.isEmpty() ? " without rows" : " " + rows) + " " + scalesSeen);
  }

  private void order(ItemColumn column, List<Integer> rows) {
    lines.add(column + " " + rows);
  }

  private void edge(int ordinal, EdgeView edge) {
    lines.add(ordinal + ": " + edge);
  }

  /** The edges once more, by their targets. */
  private void meetings(List<EdgeView> edges) {
    edges.stream()
        .map(EdgeView::key)
        .sorted(
            Comparator.comparing(EdgeKey::namespace)
                .thenComparing(EdgeKey::target, Ids.ORDER)
                .thenComparing(EdgeKey::type)
                .thenComparing(EdgeKey::source, Ids.ORDER))
        .forEach(key -> lines.add(key.target() + " <- " + key));
  }

  private void later(
      Iterator<Patch> patches,
      Iterator<ItemTombstone> itemTombstones,
      Iterator<EdgeTombstone> edgeTombstones) {
    patches.forEachRemaining(patch -> lines.add(patch.toString()));
    itemTombstones.forEachRemaining(tombstone -> lines.add(tombstone.toString()));
    edgeTombstones.forEachRemaining(tombstone -> lines.add(tombstone.toString()));
  }

  /** The edges as they are found from their targets, in that order. */
  private static List<EdgeView> inOf(Segment segment) {
    List<EdgeView> found = new ArrayList<>();
    Optional<CsrGraph> graph = segment.graph();
    for (int node = 0; graph.isPresent() && node < graph.get().nodes(); node++) {
      for (int slot = graph.get().in().first(node); slot < graph.get().in().end(node); slot++) {
        EdgeView edge = segment.edge(graph.get().in().ordinal(slot));
        UUID source = segment.nodeId(graph.get().in().source(slot));
        EdgeKey key = edge.key();
        EdgeType type = segment.edgeTypes().get(segment.edgeType(key.type()));
        UUID target = segment.nodeId(segment.node(key.namespace(), segment.nodeId(node)));
        found.add(
            new EdgeView(
                new EdgeKey(key.namespace(), source, type, target), 0, 0, 0, edge.metadata()));
      }
    }
    return found;
  }

  private static SortedSet<String> namespaces(SegmentModel model) {
    SortedSet<String> names = new TreeSet<>();
    model.items.keySet().forEach(key -> names.add(key.namespace()));
    model.edges.keySet().forEach(key -> names.add(key.namespace()));
    model.patches.forEach(patch -> names.add(patch.key().namespace()));
    model.itemTombstones.forEach(tombstone -> names.add(tombstone.key().namespace()));
    model.edgeTombstones.forEach(tombstone -> names.add(tombstone.key().namespace()));
    return names;
  }

  private static boolean before(ModelItem item, String namespace) {
    return item.key().namespace().compareTo(namespace) < 0;
  }

  private static List<Integer> order(Segment segment, ItemColumn column, RowRange range) {
    Optional<OrderedRows> order = segment.order(column, range);
    if (order.isEmpty()) {
      return sorted(range.first(), range.end(), row -> segment.column(column).key(row));
    }
    List<Integer> rows = new ArrayList<>();
    for (int slot = range.first(); slot < range.end(); slot++) {
      rows.add(order.get().row(slot));
    }
    return rows;
  }

  private static List<Integer> sorted(int first, int end, IntToLongFunction key) {
    List<Integer> rows = new ArrayList<>();
    for (int row = first; row < end; row++) {
      rows.add(row);
    }
    rows.sort(Comparator.comparingLong(row -> key.applyAsLong(row)));
    return rows;
  }

  private static long key(ItemColumn column, ItemFields fields) {
    return switch (column) {
      case KAPPA -> KeyRange.key(fields.kappa());
      case IMPORTANCE -> KeyRange.key(fields.importance());
      case EVENT_TIME -> fields.eventTime();
      case RECORD_TIME -> fields.recordTime();
      default -> throw new IllegalArgumentException(column.toString());
    };
  }

  private static SortedMap<String, SortedSet<Integer>> postings(
      int rows, IntFunction<ItemFields> fields) {
    SortedMap<String, SortedSet<Integer>> terms = new TreeMap<>();
    for (int row = 0; row < rows; row++) {
      int own = row;
      Terms.forEach(
          fields.apply(row),
          term ->
              terms.computeIfAbsent(HexFormat.of().formatHex(term), _ -> new TreeSet<>()).add(own));
    }
    return terms;
  }

  private static SortedMap<String, SortedSet<Integer>> postings(Postings postings) {
    SortedMap<String, SortedSet<Integer>> terms = new TreeMap<>();
    TermCursor cursor = postings.terms(TermRange.ALL);
    while (cursor.next()) {
      SortedSet<Integer> rows = new TreeSet<>();
      cursor.rows().forEach((int row) -> rows.add(row));
      terms.put(HexFormat.of().formatHex(cursor.term()), rows);
    }
    return terms;
  }
}
