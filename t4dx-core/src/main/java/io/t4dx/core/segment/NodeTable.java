package io.t4dx.core.segment;

import io.t4dx.core.segment.format.GrowingInts;
import io.t4dx.core.segment.format.Section;
import io.t4dx.core.segment.format.SegmentOutput;
import io.t4dx.index.rows.KeySort;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.Ids;
import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The ends of edges, numbered: within each namespace by id, so that edges that come by source, type
 * name and target come by number as well.
 */
final class NodeTable {
  private final NamespaceTally tally;
  private final GrowingIds open = new GrowingIds();
  private final GrowingIds nodes = new GrowingIds();
  private final GrowingInts ends = new GrowingInts();
  private @Nullable EdgeKey last;

  NodeTable(NamespaceTally tally) {
    this.tally = tally;
  }

  /** Takes the ends of the next edge. */
  void add(EdgeKey key) {
    if (last != null) {
      checkOrder(last, key);
      if (!last.namespace().equals(key.namespace())) {
        number(last.namespace());
      }
    }
    open.add(key.source());
    open.add(key.target());
    last = key;
  }

  /** To be called behind the last edge. */
  void finish() {
    if (last != null) {
      number(last.namespace());
    }
  }

  /** Sorts the ends of a namespace and gives each id a number. */
  private void number(String namespace) {
    int count = open.size();
    int[] order = new int[count];
    Arrays.setAll(order, i -> i);
    KeySort sort = new KeySort();
    // Stable: by the low halves first, then by the high ones. The sign bit is turned, since ids
    // compare unsigned.
    sort.sort(open.leastKeys(order), order, 0, count);
    sort.sort(open.mostKeys(order), order, 0, count);
    int[] numbers = new int[count];
    int firstNode = nodes.size();
    for (int i = 0; i < count; i++) {
      if (i == 0 || !open.areEqual(order[i - 1], order[i])) {
        nodes.add(open.get(order[i]));
      }
      numbers[order[i]] = nodes.size() - 1;
    }
    for (int number : numbers) {
      ends.add(number);
    }
    tally.addEdges(namespace, nodes.size() - firstNode, count / 2);
    open.clear();
  }

  int edges() {
    return ends.size() / 2;
  }

  int nodes() {
    return nodes.size();
  }

  /** The node of the source of an edge. */
  int source(int ordinal) {
    return ends.get(2 * ordinal);
  }

  /** The node of the target of an edge. */
  int target(int ordinal) {
    return ends.get(2 * ordinal + 1);
  }

  void write(SegmentOutput out) throws IOException {
    out.begin();
    for (int node = 0; node < nodes.size(); node++) {
      UUID id = nodes.get(node);
      out.writeLong(Long.reverseBytes(id.getMostSignificantBits()));
      out.writeLong(Long.reverseBytes(id.getLeastSignificantBits()));
    }
    out.end(Section.NODES);
  }

  private static void checkOrder(EdgeKey before, EdgeKey key) {
    int order = before.namespace().compareTo(key.namespace());
    order = order != 0 ? order : Ids.compare(before.source(), key.source());
    order = order != 0 ? order : before.type().compareTo(key.type());
    order = order != 0 ? order : Ids.compare(before.target(), key.target());
    if (order >= 0) {
      throw new IllegalArgumentException("edge " + key + " comes after " + before);
    }
  }
}
