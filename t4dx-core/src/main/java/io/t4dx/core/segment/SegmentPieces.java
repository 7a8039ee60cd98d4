package io.t4dx.core.segment;

import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.core.segment.format.Section;
import io.t4dx.core.segment.format.SectionBytes;
import io.t4dx.core.segment.format.SegmentFile;
import io.t4dx.core.segment.value.BlockReader;
import io.t4dx.core.segment.value.Blocks;
import io.t4dx.core.segment.value.RankedBits;
import io.t4dx.core.segment.value.SortedNames;
import io.t4dx.index.column.Column;
import io.t4dx.index.column.ColumnKind;
import io.t4dx.index.csr.OutEdges;
import io.t4dx.index.posting.Postings;
import io.t4dx.model.Metadata;
import java.lang.foreign.MemorySegment;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * The truth of a segment file, piece by piece. Where {@link Segment} needs all that opening reads
 * to be whole, here each piece stands for itself: whatever of a damaged file reads can be read.
 * Every method throws a {@link CorruptSegmentException} where what it needs is damaged. For one
 * thread.
 */
public final class SegmentPieces {
  private final SegmentFile file;
  private final Piece<Shape> shape;
  private final Piece<Namespaces> namespaces;
  private final Piece<SortedIds> keys;
  private final Map<ItemColumn, Piece<Column>> columns = new EnumMap<>(ItemColumn.class);
  private final Piece<SortedNames> sessions;
  private final Piece<BlockReader> contents;
  private final Piece<BlockReader> metadata;
  private final Piece<Optional<RankedBits>> vectorRows;
  private final Piece<SectionBytes> vectors;
  private final Piece<SortedIds> nodes;
  private final Piece<SortedNames> edgeTypes;
  private final Piece<OutEdges> out;
  private final Piece<Column> edgeLsns;
  private final Piece<BlockReader> edgeMetadata;

  /** The pieces of a file, which stays the caller's. */
  public SegmentPieces(SegmentFile file) {
    this.file = file;
    this.shape = piece(Section.SHAPE, () -> Shape.read(file.get(Section.SHAPE)));
    this.namespaces =
        piece(Section.NAMESPACES, () -> Namespaces.read(file.get(Section.NAMESPACES)));
    this.keys = piece(Section.KEYS, () -> SortedIds.open(file.get(Section.KEYS), rows()));
    for (ItemColumn which : ItemColumn.values()) {
      columns.put(
          which,
          piece(
              which.section(),
              () -> image(which.section(), image -> Column.open(image, which.kind()))));
    }
    this.sessions = piece(Section.SESSIONS, () -> SortedNames.open(file.find(Section.SESSIONS)));
    this.contents = values(Section.CONTENTS, Section.CONTENTS_INDEX, this::rows);
    this.metadata = values(Section.METADATA, Section.METADATA_INDEX, this::rows);
    this.vectorRows =
        piece(
            Section.VECTOR_ROWS,
            () ->
                vectors() == rows()
                    ? Optional.empty()
                    : Optional.of(RankedBits.of(file.get(Section.VECTOR_ROWS), rows())));
    this.vectors = piece(Section.VECTORS, () -> file.get(Section.VECTORS));
    this.nodes =
        piece(
            Section.NODES, () -> SortedIds.open(file.get(Section.NODES), namespaces.get().nodes()));
    this.edgeTypes =
        piece(Section.EDGE_TYPES, () -> SortedNames.open(file.find(Section.EDGE_TYPES)));
    this.out = piece(Section.EDGES_OUT, () -> image(Section.EDGES_OUT, OutEdges::open));
    this.edgeLsns =
        piece(
            Section.EDGE_LSN,
            () -> image(Section.EDGE_LSN, image -> Column.open(image, ColumnKind.I64)));
    this.edgeMetadata = values(Section.EDGE_METADATA, Section.EDGE_METADATA_INDEX, this::edges);
  }

  private <T> Piece<T> piece(Section section, Supplier<T> open) {
    return new Piece<>(file, section, open);
  }

  private Piece<BlockReader> values(Section blocks, Section index, IntSupplier count) {
    return piece(index, () -> Blocks.open(file, blocks, index, count.getAsInt()).reader());
  }

  private <T> T image(Section section, Function<MemorySegment, T> open) {
    T opened = file.openImage(section, open);
    if (opened == null) {
      throw CorruptSegmentException.inSection(file.name(), section, 0, "it is missing");
    }
    return opened;
  }

  /** The file. */
  public SegmentFile file() {
    return file;
  }

  public int rows() {
    return shape.get().rows();
  }

  public int edges() {
    return shape.get().edges();
  }

  /** How many rows have a vector. */
  public int vectors() {
    return shape.get().vectors();
  }

  public int dimension() {
    return shape.get().dimension();
  }

  public long firstLsn() {
    return shape.get().firstLsn();
  }

  public long lastLsn() {
    return shape.get().lastLsn();
  }

  /** The namespaces, sorted. */
  public List<String> namespaces() {
    return namespaces.get().all().stream().map(Namespaces.Part::name).toList();
  }

  Namespaces parts() {
    return namespaces.get();
  }

  public String namespaceOfRow(int row) {
    return namespaces.get().ofRow(row).name();
  }

  /** The rows of a namespace. */
  public RowRange rowsOf(String namespace) {
    Namespaces.Part part = namespaces.get().find(namespace);
    return part == null ? RowRange.NONE : part.rows();
  }

  public UUID id(int row) {
    return keys.get().get(row);
  }

  /** The rows of an id, one in each namespace that has it. */
  public List<Integer> rows(UUID id) {
    return namespaces.get().all().stream()
        .map(part -> part.rows().isEmpty() ? -1 : keys.get().find(part.rows(), id))
        .filter(row -> row >= 0)
        .toList();
  }

  public float f32(ItemColumn column, int row) {
    return column(column).read(values -> values.f32(row));
  }

  public long i64(ItemColumn column, int row) {
    return column(column).read(values -> values.i64(row));
  }

  /** The place of a row's session among the names; -1 for none. */
  public int session(int row) {
    return column(ItemColumn.SESSION).read(values -> values.i32(row));
  }

  /** The code of a row's type. */
  public int type(int row) {
    return column(ItemColumn.TYPE).read(values -> values.u8(row));
  }

  Column whole(ItemColumn column) {
    return column(column).get();
  }

  private Piece<Column> column(ItemColumn which) {
    Piece<Column> column = columns.get(which);
    if (column == null) {
      throw new AssertionError("every column has a piece");
    }
    return column;
  }

  /** The session at a place among the names. */
  public String sessionAt(int place) {
    return sessions.get().get(place);
  }

  public String content(int row) {
    return contents.get().text(row);
  }

  public Metadata metadata(int row) {
    return metadata.get().metadata(row);
  }

  public boolean hasVector(int row) {
    return vectors() > 0 && vectorRows.get().map(bits -> bits.get(row)).orElse(true);
  }

  /** The row of a vector. */
  public int rowOfVector(int ordinal) {
    return vectorRows.get().map(bits -> bits.select(ordinal)).orElse(ordinal);
  }

  /** The place of a row's vector among the vectors. */
  public int vectorOfRow(int row) {
    return vectorRows.get().map(bits -> bits.rank(row)).orElse(row);
  }

  /** The vector at a place. */
  public float[] vector(int ordinal) {
    return VectorBytes.copy(vectors.get(), ordinal, dimension());
  }

  /** The edges at their sources, with what is known of each. */
  public OutEdges out() {
    return out.get();
  }

  <R> R out(Function<OutEdges, R> reader) {
    return out.read(reader);
  }

  /** The node of an id in a namespace; -1 where no edge meets it. */
  public int node(String namespace, UUID id) {
    Namespaces.Part part = namespaces.get().find(namespace);
    return part == null || part.nodes().isEmpty() ? -1 : nodes.get().find(part.nodes(), id);
  }

  public UUID nodeId(int node) {
    return nodes.get().get(node);
  }

  public String namespaceOfNode(int node) {
    return namespaces.get().ofNode(node).name();
  }

  public int edgeSource(int ordinal) {
    return out.read(edges -> edges.source(ordinal));
  }

  public int edgeTarget(int ordinal) {
    return out.read(edges -> edges.target(ordinal));
  }

  public String edgeType(int ordinal) {
    return edgeTypes.get().get(out.read(edges -> edges.type(ordinal)));
  }

  public float edgeWeight(int ordinal) {
    return out.read(edges -> edges.weight(ordinal));
  }

  public long edgeCreated(int ordinal) {
    return out.read(edges -> edges.created(ordinal));
  }

  public long edgeLsn(int ordinal) {
    return edgeLsns.read(lsns -> lsns.i64(ordinal));
  }

  public Metadata edgeMetadata(int ordinal) {
    return edgeMetadata.get().metadata(ordinal);
  }

  /** What is said of all rows, or of a namespace's. */
  public RowStatistics statistics(Optional<String> namespace) {
    SectionBytes source = file.get(Section.STATISTICS);
    source.ensure(0, source.length());
    StatisticsSection statistics = StatisticsSection.open(file, namespaces.get());
    Namespaces.Part part = namespace.map(name -> namespaces.get().find(name)).orElse(null);
    return part == null ? statistics.all() : statistics.of(part);
  }

  /** Terms and their rows; none where the file has no such index. */
  public Optional<Postings> postings() {
    return Optional.ofNullable(file.openImage(Section.POSTINGS, Postings::open));
  }

  /** Changes of items in older segments. */
  public Iterator<Patch> patches() {
    return Records.of(
        file.find(Section.PATCHES), record -> RecordCodec.patch(record, namespaces.get()));
  }

  public Iterator<ItemTombstone> itemTombstones() {
    return Records.of(
        file.find(Section.ITEM_TOMBSTONES),
        record -> RecordCodec.itemTombstone(record, namespaces.get()));
  }

  public Iterator<EdgeTombstone> edgeTombstones() {
    return Records.of(
        file.find(Section.EDGE_TOMBSTONES),
        record -> RecordCodec.edgeTombstone(record, namespaces.get()));
  }
}
