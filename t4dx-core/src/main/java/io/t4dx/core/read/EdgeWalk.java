package io.t4dx.core.read;

import io.t4dx.core.memtable.EdgeNode;
import io.t4dx.core.memtable.EdgeVersion;
import io.t4dx.core.memtable.Memtable;
import io.t4dx.core.memtable.NamespaceTable;
import io.t4dx.model.Ids;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The edges of a namespace, all or those at one id, over several memtables as of an LSN. */
public final class EdgeWalk extends NewestFirstMerge<EdgeNode, EdgeVersion> {
  private static final Comparator<EdgeNode> BY_TYPE =
      Comparator.comparing((EdgeNode node) -> node.key().type());
  private static final Comparator<EdgeNode> OUT =
      BY_TYPE.thenComparing(node -> node.key().target(), Ids.ORDER);
  private static final Comparator<EdgeNode> IN =
      BY_TYPE.thenComparing(node -> node.key().source(), Ids.ORDER);
  private static final Comparator<EdgeNode> ALL =
      Comparator.comparing((EdgeNode node) -> node.key().source(), Ids.ORDER).thenComparing(OUT);

  private final long lsn;

  private EdgeWalk(List<Iterator<EdgeNode>> sources, Comparator<EdgeNode> order, long lsn) {
    super(sources, order);
    this.lsn = lsn;
  }

  /** All edges, by source, type and target. */
  public static EdgeWalk all(List<Memtable> newestFirst, String namespace, long lsn) {
    return new EdgeWalk(sources(newestFirst, namespace, NamespaceTable::edges), ALL, lsn);
  }

  /** The edges that go out of an id, by type and target. */
  public static EdgeWalk out(List<Memtable> newestFirst, String namespace, UUID id, long lsn) {
    return new EdgeWalk(sources(newestFirst, namespace, table -> table.out(id)), OUT, lsn);
  }

  /** The edges that come into an id, by type and source. */
  public static EdgeWalk in(List<Memtable> newestFirst, String namespace, UUID id, long lsn) {
    return new EdgeWalk(sources(newestFirst, namespace, table -> table.in(id)), IN, lsn);
  }

  /** Gives every edge of the walk to a visitor. */
  public void forEach(Visitor visitor) {
    while (advance()) {
      visitor.visit(node(), version());
    }
  }

  /** Receives the edges of a walk. */
  @FunctionalInterface
  public interface Visitor {
    void visit(EdgeNode node, EdgeVersion version);
  }

  private static List<Iterator<EdgeNode>> sources(
      List<Memtable> newestFirst,
      String namespace,
      Function<NamespaceTable, Iterator<EdgeNode>> edges) {
    List<Iterator<EdgeNode>> sources = new ArrayList<>();
    for (Memtable memtable : newestFirst) {
      NamespaceTable table = memtable.namespace(namespace);
      if (table != null) {
        sources.add(edges.apply(table));
      }
    }
    return sources;
  }

  @Override
  @Nullable EdgeVersion decisive(EdgeNode candidate) {
    return candidate.at(lsn);
  }

  @Override
  boolean isGone(EdgeVersion candidate) {
    return candidate.isTombstone();
  }
}
