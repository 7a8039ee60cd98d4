package io.t4dx.core.segment;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.core.segment.format.Section;
import io.t4dx.core.segment.format.SegmentFile;
import io.t4dx.core.segment.format.SegmentPaths;
import io.t4dx.core.segment.value.BlockReader;
import io.t4dx.core.segment.value.Blocks;
import io.t4dx.index.column.Column;
import io.t4dx.index.column.OrderedRows;
import io.t4dx.index.csr.CsrGraph;
import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.index.posting.Postings;
import io.t4dx.index.sieve.KeyHash;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.model.ItemFields;
import io.t4dx.model.Metadata;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One immutable file of items and edges, read where it is mapped; safe for any number of threads.
 *
 * <p>Rows are sorted by namespace and id. Nothing here knows which rows are live: that is told by
 * what is newer. Whatever a method reads is checked when its page is first touched; damage is a
 * {@link CorruptSegmentException} or, from inside an index, a {@link CorruptIndexException} that
 * {@link #verify} can place. Where an index is damaged, methods that can do without it do.
 */
public final class Segment implements AutoCloseable {
  private final SegmentFile file;
  private final SegmentInfo info;
  private final Namespaces namespaces;
  private final SortedIds keys;
  private final Fields fields;
  private final Vectors vectors;
  private final Blocks contents;
  private final Optional<EdgeTable> edges;
  private final StatisticsSection statistics;
  private final SegmentIndexes indexes;

  private Segment(SegmentFile file, long number) {
    this.file = file;
    Shape shape = Shape.read(file.get(Section.SHAPE));
    this.namespaces = Namespaces.read(file.get(Section.NAMESPACES));
    if (namespaces.rows() != shape.rows() || namespaces.edges() != shape.edges()) {
      throw CorruptSegmentException.inSection(
          file.name(), Section.NAMESPACES, 0, "its rows and edges are not those of " + shape);
    }
    this.info =
        new SegmentInfo(
            number,
            file.size(),
            shape.rows(),
            shape.edges(),
            shape.firstLsn(),
            shape.lastLsn(),
            file.contentsCrc());
    this.keys = SortedIds.open(file.find(Section.KEYS), shape.rows());
    this.fields = new Fields(file, shape.rows());
    this.vectors = Vectors.open(file, shape.rows(), shape.vectors(), shape.dimension());
    this.contents = Blocks.open(file, Section.CONTENTS, Section.CONTENTS_INDEX, shape.rows());
    this.edges = Optional.ofNullable(EdgeTable.open(file, namespaces));
    this.statistics = StatisticsSection.open(file, namespaces);
    this.indexes = new SegmentIndexes(file, fields);
  }

  /**
   * Opens the file of a number.
   *
   * @throws CorruptSegmentException if what opening reads of it is damaged
   * @throws io.t4dx.core.segment.format.SegmentVersionException if a newer release wrote it
   */
  public static Segment open(Disk disk, long number) throws IOException {
    SegmentFile file = SegmentFile.open(disk, SegmentPaths.file(number), number);
    try {
      return new Segment(file, number);
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /**
   * Opens the file that a manifest means.
   *
   * @throws CorruptSegmentException if it is damaged, or is another file of that number
   */
  public static Segment open(Disk disk, SegmentInfo expected) throws IOException {
    Segment segment = open(disk, expected.number());
    if (!segment.info.equals(expected)) {
      segment.close();
      throw CorruptSegmentException.inEnvelope(
          segment.file.name(), 0, "it is " + segment.info + ", but " + expected + " was written");
    }
    return segment;
  }

  public long number() {
    return info.number();
  }

  public SegmentInfo info() {
    return info;
  }

  public int rows() {
    return info.rows();
  }

  /** How many edges; their ordinals are below it. */
  public int edges() {
    return info.edges();
  }

  /** The size of the file. */
  public long bytes() {
    return info.size();
  }

  /** The namespaces of items, edges and later changes, sorted. */
  public List<String> namespaces() {
    return namespaces.all().stream().map(Namespaces.Part::name).toList();
  }

  /** The rows of a namespace. */
  public RowRange rows(String namespace) {
    Namespaces.Part part = namespaces.find(namespace);
    return part == null ? RowRange.NONE : part.rows();
  }

  /** The namespace of a row. */
  public String namespace(int row) {
    return namespaces.ofRow(row).name();
  }

  /**
   * The hash by which {@link #find(long, String, UUID)} asks, to be made once for many segments.
   */
  public static long keyHash(String namespace, UUID id) {
    return KeyHash.item(KeyHash.of(namespace), id);
  }

  /** The row of an item; -1 where there is none. */
  public int find(String namespace, UUID id) {
    Namespaces.Part part = namespaces.find(namespace);
    return part == null || !indexes.mayHaveItem(KeyHash.item(part.hash(), id))
        ? -1
        : keys.find(part.rows(), id);
  }

  /** As {@link #find(String, UUID)}, with the key's {@link #keyHash}. */
  public int find(long keyHash, String namespace, UUID id) {
    if (!indexes.mayHaveItem(keyHash)) {
      return -1;
    }
    Namespaces.Part part = namespaces.find(namespace);
    return part == null ? -1 : keys.find(part.rows(), id);
  }

  /** The first row of a namespace whose id is not below one; the end of its rows if all are. */
  public int lowerRow(String namespace, UUID id) {
    return keys.lower(rows(namespace), id);
  }

  public UUID id(int row) {
    return keys.get(row);
  }

  /** The high half of a row's id. */
  public long highOfId(int row) {
    return keys.high(row);
  }

  /** The low half of a row's id. */
  public long lowOfId(int row) {
    return keys.low(row);
  }

  public long lsn(int row) {
    return fields.lsn(row);
  }

  public float kappa(int row) {
    return fields.column(ItemColumn.KAPPA).f32(row);
  }

  /** Reads many rows; for one thread. */
  public RowReader reader() {
    return new RowReader(fields, contents);
  }

  /** The small fields of a row, as of its LSN. */
  public ItemFields fields(int row) {
    return reader().fields(row);
  }

  public Metadata metadata(int row) {
    return fields.metadata().reader().metadata(row);
  }

  public String content(int row) {
    return contents.reader().text(row);
  }

  public boolean hasVector(int row) {
    return vectors.has(row);
  }

  /** A copy of the vector of a row that has one. */
  public float[] vector(int row) {
    if (!vectors.has(row)) {
      throw new IllegalArgumentException("row " + row + " has no vector");
    }
    return vectors.copy(vectors.ordinal(row));
  }

  public Vectors vectors() {
    return vectors;
  }

  public Column column(ItemColumn column) {
    return fields.column(column);
  }

  /** The rows of a range sorted by a column; none where that index is damaged or not kept. */
  public Optional<OrderedRows> order(ItemColumn column, RowRange range) {
    return indexes.order(column).map(order -> order.within(range.first(), range.end()));
  }

  /** The rows of each term of {@link Terms}; none where that index is damaged. */
  public Optional<Postings> postings() {
    return indexes.postings();
  }

  /** The place of a session in column {@link ItemColumn#SESSION}; -1 where no row has it. */
  public int session(String session) {
    return fields.sessions().find(session);
  }

  /** What is known of all rows. */
  public RowStatistics statistics() {
    return statistics.all();
  }

  /** What is known of a namespace's rows; none where it has none. */
  public Optional<RowStatistics> statistics(String namespace) {
    return Optional.ofNullable(namespaces.find(namespace)).map(statistics::of);
  }

  /** The node of an id that edges meet in; -1 where no edge does. */
  public int node(String namespace, UUID id) {
    Namespaces.Part part = namespaces.find(namespace);
    return part == null || edges.isEmpty() ? -1 : edges.get().node(part, id);
  }

  public UUID nodeId(int node) {
    return table().nodes().get(node);
  }

  /** The nodes of a namespace. */
  public RowRange nodes(String namespace) {
    Namespaces.Part part = namespaces.find(namespace);
    return part == null ? RowRange.NONE : part.nodes();
  }

  /** The ordinals of a namespace's edges. */
  public RowRange edges(String namespace) {
    Namespaces.Part part = namespaces.find(namespace);
    return part == null ? RowRange.NONE : part.edges();
  }

  /** The edges by their nodes; none where there is no edge. */
  public Optional<CsrGraph> graph() {
    return edges.map(EdgeTable::graph);
  }

  /** The types of edges, by the ordinals that the graph knows. */
  public List<EdgeType> edgeTypes() {
    return edges.map(EdgeTable::types).orElse(List.of());
  }

  /** The ordinal of a type in the graph; -1 where no edge has it. */
  public int edgeType(EdgeType type) {
    return edges.map(table -> table.type(type)).orElse(-1);
  }

  /** The ordinal of an edge; -1 where there is none. */
  public int findEdge(EdgeKey key) {
    Namespaces.Part part = namespaces.find(key.namespace());
    if (part == null || part.edges().isEmpty() || edges.isEmpty()) {
      return -1;
    }
    long hash =
        KeyHash.edge(part.hash(), key.source(), KeyHash.of(key.type().name()), key.target());
    return indexes.mayHaveEdge(hash) ? edges.get().find(part, key) : -1;
  }

  public EdgeKey edgeKey(int ordinal) {
    return table().key(ordinal);
  }

  public long edgeLsn(int ordinal) {
    return table().lsn(ordinal);
  }

  public Metadata edgeMetadata(int ordinal) {
    return edgeMetadata().metadata(ordinal);
  }

  /** Reads the metadata of many edges; for one thread. */
  public BlockReader edgeMetadata() {
    return table().metadata();
  }

  public EdgeView edge(int ordinal) {
    return table().view(ordinal);
  }

  /** How many scale operations of a namespace the weights of its edges contain. */
  public long scalesSeen(String namespace) {
    Namespaces.Part part = namespaces.find(namespace);
    return part == null ? 0 : part.scalesSeen();
  }

  /** Changes of items in older segments, in the order they were given. */
  public Iterator<Patch> patches() {
    return Records.of(file.find(Section.PATCHES), record -> RecordCodec.patch(record, namespaces));
  }

  public Iterator<ItemTombstone> itemTombstones() {
    return Records.of(
        file.find(Section.ITEM_TOMBSTONES),
        record -> RecordCodec.itemTombstone(record, namespaces));
  }

  public Iterator<EdgeTombstone> edgeTombstones() {
    return Records.of(
        file.find(Section.EDGE_TOMBSTONES),
        record -> RecordCodec.edgeTombstone(record, namespaces));
  }

  /** Reads every byte and compares it with its checksum; indexes that are damaged are left. */
  public List<CorruptSegmentException> verify() {
    List<CorruptSegmentException> damages = file.verify();
    damages.forEach(damage -> damage.section().ifPresent(this::leave));
    return damages;
  }

  /**
   * The same, where the truth must be whole.
   *
   * @return the damages of indexes, which are left
   * @throws CorruptSegmentException if what is damaged can be found nowhere else in the file
   */
  public List<CorruptSegmentException> verifyTruth() {
    List<CorruptSegmentException> damages = verify();
    for (CorruptSegmentException damage : damages) {
      if (!damage.isOfIndex()) {
        throw damage;
      }
    }
    return damages;
  }

  private void leave(Section section) {
    file.left().add(section);
    switch (section) {
      case ROW_RECORDS -> fields.leaveRecords();
      case EDGES_IN -> edges.ifPresent(EdgeTable::leaveIn);
      case VECTOR_NORMS -> vectors.leaveNorms();
      case VECTOR_CODES -> vectors.leaveCodes();
      default -> indexes.leave(section);
    }
  }

  /** What lies where in the file. */
  public SegmentFile file() {
    return file;
  }

  private EdgeTable table() {
    return edges.orElseThrow(() -> new IndexOutOfBoundsException("there are no edges"));
  }

  /** Unmaps the file; whoever still reads it gets an IllegalStateException. */
  @Override
  public void close() {
    file.close();
  }
}
