package io.t4dx.core.live;

import io.t4dx.core.segment.RowRange;
import io.t4dx.core.segment.RowReader;
import io.t4dx.core.segment.Segment;
import io.t4dx.model.Edge;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.Item;
import io.t4dx.model.ItemFields;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Micros;
import io.t4dx.model.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * A segment with what became of it since it was written: what it says as of an LSN. Its file stays
 * mapped as long as any {@link SegmentSet} has it.
 */
public final class LiveSegment {
  /** The answer where a segment does not know a key. */
  public static final int NONE = -1;

  private final Segment segment;
  private final Overlay overlay;
  private final ScaledWeights weights;
  private final AtomicInteger sets = new AtomicInteger();
  private final List<VectorGraph> left = new ArrayList<>();
  private volatile Consumer<LiveSegment> whenLeft = live -> {};
  private volatile @Nullable VectorGraph graph;

  /**
   * A segment that is open; it is closed with the last set that has it.
   *
   * @param deadRows rows that count no more; not changed by anyone any more
   * @param deadEdges the same of edges
   */
  public LiveSegment(Segment segment, RoaringBitmap deadRows, RoaringBitmap deadEdges) {
    this(segment, new Overlay(segment.rows(), segment.edges(), deadRows, deadEdges));
  }

  private LiveSegment(Segment segment, Overlay overlay) {
    this.segment = segment;
    this.overlay = overlay;
    this.weights = new ScaledWeights(segment);
  }

  /** A segment of which everything is live. */
  public static LiveSegment of(Segment segment) {
    return new LiveSegment(segment, new RoaringBitmap(), new RoaringBitmap());
  }

  /**
   * The same rows and edges in another file. What becomes of them is kept once for both, so that
   * the one can take the place of the other while there are writes, and views that have the other.
   */
  public LiveSegment in(Segment copy) {
    if (copy.rows() != segment.rows() || copy.edges() != segment.edges()) {
      throw new IllegalArgumentException(copy.info() + " is no copy of " + segment.info());
    }
    return new LiveSegment(copy, overlay);
  }

  /** What was written, whether it still counts or not. */
  public Segment segment() {
    return segment;
  }

  /** What happened to it since. */
  public Overlay overlay() {
    return overlay;
  }

  /** The graph over its vectors; null where it is not built yet. */
  public @Nullable VectorGraph graph() {
    return graph;
  }

  /**
   * Uses a graph from now on; it is closed with the segment.
   *
   * @param whenLeft what is to be done when it turns out to be damaged
   */
  public synchronized void use(VectorGraph built, Consumer<LiveSegment> whenLeft) {
    if (graph != null) {
      throw new IllegalStateException("segment " + segment.number() + " has a graph already");
    }
    graph = built;
    this.whenLeft = whenLeft;
  }

  /**
   * Does without a graph that turned out to be damaged, from now on. Searches that are under way
   * may still read it, so its memory stays until the segment goes.
   */
  public void leaveGraph(VectorGraph damaged) {
    if (takeGraph(damaged)) {
      whenLeft.accept(this);
    }
  }

  private synchronized boolean takeGraph(VectorGraph damaged) {
    if (graph != damaged) {
      return false;
    }
    graph = null;
    left.add(damaged);
    return true;
  }

  /** The row of an item, whether it is live or not; {@link #NONE} where there is none. */
  public int find(long keyHash, ItemKey key) {
    return segment.find(keyHash, key.namespace(), key.id());
  }

  public boolean isRowLive(int row, long lsn) {
    return overlay.isRowLive(row, lsn);
  }

  /** How many rows of a namespace are live as of an LSN. */
  public long liveRows(String namespace, long lsn) {
    RowRange range = segment.rows(namespace);
    return range.size() - dead(overlay.deadRows(lsn), range);
  }

  /** How many edges of a namespace are live as of an LSN. */
  public long liveEdges(String namespace, long lsn) {
    RowRange range = segment.edges(namespace);
    return range.size() - dead(overlay.deadEdges(lsn), range);
  }

  private static long dead(RoaringBitmap bitmap, RowRange range) {
    return bitmap.isEmpty() ? 0 : bitmap.rangeCardinality(range.first(), range.end());
  }

  /** The small fields of a row as of an LSN. */
  public ItemFields fields(int row, long lsn) {
    PatchedFields patch = overlay.patch(row, lsn);
    return patch == null ? segment.fields(row) : patch.fields();
  }

  /** The write that made the state of a row as of an LSN. */
  public long lsn(int row, long asOf) {
    PatchedFields patch = overlay.patch(row, asOf);
    return patch == null ? segment.lsn(row) : patch.lsn();
  }

  /** Views from an LSN on find other small fields at a row; see {@link Overlay#patch}. */
  public void patch(int row, long lsn, ItemFields changed, long horizon) {
    overlay.patch(row, lsn, changed, segment.fields(row), horizon);
  }

  /**
   * How many scale operations of a namespace the weights of its edges contain; as many as there can
   * be where it has no edges.
   */
  public long scalesSeen(String namespace) {
    return segment.edges(namespace).isEmpty() ? Long.MAX_VALUE : segment.scalesSeen(namespace);
  }

  public float @Nullable [] vector(int row) {
    return segment.hasVector(row) ? segment.vector(row) : null;
  }

  /** Some parts of the item of a row as of an LSN; the others are not read. */
  public Item item(ItemKey key, int row, long lsn, Parts parts) {
    RowReader reader = segment.reader();
    reader.touch(row, parts.content());
    return item(key, row, lsn, parts, reader);
  }

  /** The same, by a reader of this segment's rows that has others to read as well. */
  public Item item(ItemKey key, int row, long lsn, Parts parts, RowReader reader) {
    PatchedFields patch = overlay.patch(row, lsn);
    return new Item(
        key,
        patch == null ? segment.lsn(row) : patch.lsn(),
        patch == null ? reader.fields(row) : patch.fields(),
        parts,
        parts.content() ? reader.packedContent(row) : null,
        parts.vector() ? vector(row) : null);
  }

  /** The same, where its id is not known yet. */
  public Item item(String namespace, int row, long lsn, Parts parts) {
    return item(new ItemKey(namespace, segment.id(row)), row, lsn, parts);
  }

  /** The weight of an edge with the scale operations of a log applied. */
  public float weight(String namespace, int ordinal, ScaleLog scales) {
    return weights.weight(namespace, ordinal, scales);
  }

  /**
   * The weights of all edges of a namespace, from its first ordinal on; null where they are as they
   * were written. The array must not be changed.
   */
  public float @Nullable [] weights(String namespace, ScaleLog scales) {
    return weights.all(namespace, scales);
  }

  public Edge edge(int ordinal, ScaleLog scales) {
    return edge(segment.edgeKey(ordinal), ordinal, scales);
  }

  public Edge edge(EdgeKey key, int ordinal, ScaleLog scales) {
    return new Edge(
        key,
        weight(key.namespace(), ordinal, scales),
        Micros.toInstant(createdAt(ordinal)),
        segment.edgeMetadata(ordinal));
  }

  /** When an edge was created, in microseconds since 1970. */
  public long createdAt(int ordinal) {
    return segment
        .graph()
        .orElseThrow(() -> new IndexOutOfBoundsException("there are no edges"))
        .out()
        .created(ordinal);
  }

  /** The id of a row, for whoever compares rows of one score. */
  public UUID id(int row) {
    return segment.id(row);
  }

  void retain() {
    sets.getAndIncrement();
  }

  void release() {
    if (sets.decrementAndGet() == 0) {
      close();
    }
  }

  private synchronized void close() {
    VectorGraph built = graph;
    if (built != null) {
      built.close();
    }
    left.forEach(VectorGraph::close);
    segment.close();
  }
}
