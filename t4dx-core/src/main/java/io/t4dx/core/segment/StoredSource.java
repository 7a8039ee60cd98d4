package io.t4dx.core.segment;

import io.t4dx.index.csr.OutEdges;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.ItemFields;
import io.t4dx.model.Metadata;
import java.util.Iterator;
import java.util.UUID;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/** A segment, or some of it, as it could be written again. Reads no index. */
public final class StoredSource implements SegmentSource {
  private final Segment segment;
  private final RoaringBitmap rows;
  private final RoaringBitmap edges;

  /** All of a segment. */
  public StoredSource(Segment segment) {
    this(
        segment,
        RoaringBitmap.bitmapOfRange(0, segment.rows()),
        RoaringBitmap.bitmapOfRange(0, segment.edges()));
  }

  /** Some rows and edges of a segment, by their numbers there. */
  public StoredSource(Segment segment, RoaringBitmap rows, RoaringBitmap edges) {
    this.segment = segment;
    this.rows = rows;
    this.edges = edges;
  }

  @Override
  public int dimension() {
    return segment.vectors().dimension();
  }

  @Override
  public long firstLsn() {
    return segment.info().firstLsn();
  }

  @Override
  public long lastLsn() {
    return segment.info().lastLsn();
  }

  @Override
  public Iterator<Patch> patches() {
    return segment.patches();
  }

  @Override
  public Iterator<ItemTombstone> itemTombstones() {
    return segment.itemTombstones();
  }

  @Override
  public Iterator<EdgeTombstone> edgeTombstones() {
    return segment.edgeTombstones();
  }

  @Override
  public long scalesSeen(String namespace) {
    return segment.scalesSeen(namespace);
  }

  @Override
  public ItemCursor items() {
    return new Items(segment, rows.getIntIterator());
  }

  @Override
  public EdgeCursor edges() {
    return new Edges(segment, edges.getIntIterator());
  }

  private static final class Items implements ItemCursor {
    private final Segment segment;
    private final RowReader reader;
    private final PeekableIntIterator rows;
    private int row;

    Items(Segment segment, PeekableIntIterator rows) {
      this.segment = segment;
      this.reader = segment.reader();
      this.rows = rows;
    }

    @Override
    public boolean next() {
      boolean more = rows.hasNext();
      row = more ? rows.next() : segment.rows();
      return more;
    }

    @Override
    public String namespace() {
      return segment.namespace(row);
    }

    @Override
    public UUID id() {
      return segment.id(row);
    }

    @Override
    public long lsn() {
      return segment.lsn(row);
    }

    @Override
    public ItemFields fields() {
      return reader.fields(row);
    }

    @Override
    public String content() {
      return reader.content(row);
    }

    @Override
    public boolean hasVector() {
      return segment.hasVector(row);
    }

    @Override
    public float[] vector() {
      return segment.vector(row);
    }
  }

  private static final class Edges implements EdgeCursor {
    private final Segment segment;
    private final PeekableIntIterator ordinals;
    private int ordinal;

    Edges(Segment segment, PeekableIntIterator ordinals) {
      this.segment = segment;
      this.ordinals = ordinals;
    }

    private OutEdges out() {
      return segment
          .graph()
          .orElseThrow(() -> new IllegalStateException("there are no edges"))
          .out();
    }

    @Override
    public boolean next() {
      boolean more = ordinals.hasNext();
      ordinal = more ? ordinals.next() : segment.edges();
      return more;
    }

    @Override
    public EdgeKey key() {
      return segment.edgeKey(ordinal);
    }

    @Override
    public float weight() {
      return out().weight(ordinal);
    }

    @Override
    public long createdAt() {
      return out().created(ordinal);
    }

    @Override
    public long lsn() {
      return segment.edgeLsn(ordinal);
    }

    @Override
    public Metadata metadata() {
      return segment.edgeMetadata(ordinal);
    }
  }
}
