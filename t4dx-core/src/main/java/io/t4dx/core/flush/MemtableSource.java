package io.t4dx.core.flush;

import io.t4dx.core.live.ScaleLog;
import io.t4dx.core.memtable.EdgeNode;
import io.t4dx.core.memtable.ItemNode;
import io.t4dx.core.memtable.ItemVersion;
import io.t4dx.core.memtable.ItemVersion.Kind;
import io.t4dx.core.memtable.Memtable;
import io.t4dx.core.memtable.NamespaceTable;
import io.t4dx.core.memtable.VectorRows;
import io.t4dx.core.segment.EdgeCursor;
import io.t4dx.core.segment.EdgeTombstone;
import io.t4dx.core.segment.ItemCursor;
import io.t4dx.core.segment.ItemTombstone;
import io.t4dx.core.segment.Patch;
import io.t4dx.core.segment.SegmentSource;
import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A frozen memtable as of its last LSN, as the contents of a segment. */
final class MemtableSource implements SegmentSource {
  private final Memtable memtable;
  private final FrozenMemtable frozen;

  MemtableSource(FrozenMemtable frozen) {
    this.frozen = frozen;
    this.memtable = frozen.memtable();
  }

  @Override
  public int dimension() {
    for (NamespaceTable table : memtable.namespaces()) {
      VectorRows vectors = table.vectors();
      if (vectors != null) {
        return vectors.dimension();
      }
    }
    throw new IllegalStateException("there are no vectors");
  }

  @Override
  public long firstLsn() {
    return memtable.firstLsn();
  }

  @Override
  public long lastLsn() {
    return memtable.lastLsn();
  }

  @Override
  public ItemCursor items() {
    return new MemtableItems(itemNodes(), memtable.lastLsn());
  }

  @Override
  public EdgeCursor edges() {
    return new MemtableEdges(edgeNodes(), memtable.lastLsn(), this::scales);
  }

  @Override
  public Iterator<Patch> patches() {
    return items(Kind.PATCH)
        .map(found -> new Patch(found.node.key(), found.version.lsn(), found.version.fields()))
        .iterator();
  }

  @Override
  public Iterator<ItemTombstone> itemTombstones() {
    return items(Kind.TOMBSTONE)
        .map(found -> new ItemTombstone(found.node.key(), found.version.lsn()))
        .iterator();
  }

  @Override
  public Iterator<EdgeTombstone> edgeTombstones() {
    return stream(edgeNodes())
        .flatMap(
            node ->
                Stream.ofNullable(node.at(memtable.lastLsn()))
                    .filter(version -> version.isTombstone())
                    .map(version -> new EdgeTombstone(node.key(), version.lsn())))
        .iterator();
  }

  @Override
  public long scalesSeen(String namespace) {
    return scales(namespace).seen();
  }

  private ScaleLog scales(String namespace) {
    return frozen.scales().getOrDefault(namespace, ScaleLog.EMPTY);
  }

  private record Found(ItemNode node, ItemVersion version) {}

  private Stream<Found> items(Kind kind) {
    return stream(itemNodes())
        .flatMap(
            node ->
                Stream.ofNullable(node.at(memtable.lastLsn()))
                    .filter(version -> version.kind() == kind)
                    .map(version -> new Found(node, version)));
  }

  private Iterator<ItemNode> itemNodes() {
    return nodes(table -> table.items(null, false));
  }

  private Iterator<EdgeNode> edgeNodes() {
    return nodes(NamespaceTable::edges);
  }

  /** Namespaces come in their order, and nodes in theirs. */
  private <N> Iterator<N> nodes(Function<NamespaceTable, Iterator<N>> ofTable) {
    return memtable.namespaces().stream().flatMap(table -> stream(ofTable.apply(table))).iterator();
  }

  private static <N> Stream<N> stream(Iterator<N> iterator) {
    Iterable<N> once = () -> iterator;
    return StreamSupport.stream(once.spliterator(), false);
  }
}
