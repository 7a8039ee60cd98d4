package io.t4dx.core.segment;

import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.model.ItemKey;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.roaringbitmap.RoaringBitmap;

/**
 * What can still be read of a segment whose truth is damaged, as it could be written to a new one:
 * each live item and edge of which every part reads, and the changes of older segments before the
 * first one that does not. Rows and edges get new numbers.
 */
public final class SegmentSalvage implements SegmentSource {
  private final Segment segment;
  private final StoredSource stored;
  private final RoaringBitmap rows = new RoaringBitmap();
  private final RoaringBitmap edges = new RoaringBitmap();
  private final List<Patch> patches;
  private final List<ItemTombstone> itemTombstones;
  private final List<EdgeTombstone> edgeTombstones;

  /**
   * Reads all of a segment.
   *
   * @param deadRows rows that do not count
   * @param deadEdges edges that do not count
   */
  public SegmentSalvage(Segment segment, RoaringBitmap deadRows, RoaringBitmap deadEdges) {
    this.segment = segment;
    this.stored = new StoredSource(segment, rows, edges);
    collect(segment.rows(), deadRows, this::readRow, rows);
    collect(segment.edges(), deadEdges, this::readEdge, edges);
    this.patches = readable(segment.patches());
    this.itemTombstones = readable(segment.itemTombstones());
    this.edgeTombstones = readable(segment.edgeTombstones());
  }

  private static void collect(int count, RoaringBitmap dead, IntConsumer read, RoaringBitmap kept) {
    for (int i = 0; i < count; i++) {
      if (!dead.contains(i) && isReadable(read, i)) {
        kept.add(i);
      }
    }
  }

  private static boolean isReadable(IntConsumer read, int number) {
    try {
      read.accept(number);
      return true;
    } catch (CorruptSegmentException | CorruptIndexException e) {
      return false;
    }
  }

  private void readRow(int row) {
    segment.id(row);
    segment.lsn(row);
    segment.fields(row);
    segment.content(row);
    if (segment.hasVector(row)) {
      segment.vector(row);
    }
  }

  private void readEdge(int ordinal) {
    segment.edge(ordinal);
  }

  private static <T> List<T> readable(Iterator<T> records) {
    List<T> read = new ArrayList<>();
    try {
      records.forEachRemaining(read::add);
    } catch (CorruptSegmentException e) {
      return read;
    }
    return read;
  }

  /** How many items are kept. */
  public long keptItems() {
    return rows.getLongCardinality();
  }

  /** How many edges are kept. */
  public long keptEdges() {
    return edges.getLongCardinality();
  }

  /** Whether there is nothing to keep. */
  public boolean isEmpty() {
    return rows.isEmpty()
        && edges.isEmpty()
        && patches.isEmpty()
        && itemTombstones.isEmpty()
        && edgeTombstones.isEmpty();
  }

  /** The keys of live items that are not kept, as far as those can be read. */
  public List<ItemKey> lost(RoaringBitmap deadRows, int most) {
    List<ItemKey> lost = new ArrayList<>();
    for (int row = 0; row < segment.rows() && lost.size() < most; row++) {
      if (!deadRows.contains(row) && !rows.contains(row)) {
        key(row).ifPresent(lost::add);
      }
    }
    return lost;
  }

  private Optional<ItemKey> key(int row) {
    try {
      return Optional.of(new ItemKey(segment.namespace(row), segment.id(row)));
    } catch (CorruptSegmentException e) {
      return Optional.empty();
    }
  }

  @Override
  public int dimension() {
    return stored.dimension();
  }

  @Override
  public long firstLsn() {
    return stored.firstLsn();
  }

  @Override
  public long lastLsn() {
    return stored.lastLsn();
  }

  @Override
  public ItemCursor items() {
    return stored.items();
  }

  @Override
  public EdgeCursor edges() {
    return stored.edges();
  }

  @Override
  public Iterator<Patch> patches() {
    return patches.iterator();
  }

  @Override
  public Iterator<ItemTombstone> itemTombstones() {
    return itemTombstones.iterator();
  }

  @Override
  public Iterator<EdgeTombstone> edgeTombstones() {
    return edgeTombstones.iterator();
  }

  @Override
  public long scalesSeen(String namespace) {
    return stored.scalesSeen(namespace);
  }
}
