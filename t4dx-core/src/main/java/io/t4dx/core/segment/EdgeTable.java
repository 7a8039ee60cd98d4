package io.t4dx.core.segment;

import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.core.segment.format.Section;
import io.t4dx.core.segment.format.SegmentFile;
import io.t4dx.core.segment.value.BlockReader;
import io.t4dx.core.segment.value.Blocks;
import io.t4dx.core.segment.value.SortedNames;
import io.t4dx.index.column.Column;
import io.t4dx.index.column.ColumnKind;
import io.t4dx.index.csr.CsrGraph;
import io.t4dx.index.csr.InEdges;
import io.t4dx.index.csr.OutEdges;
import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The edges of a segment that has some. */
final class EdgeTable {
  private final Namespaces namespaces;
  private final SortedIds nodes;
  private final List<EdgeType> types;
  private final Map<EdgeType, Integer> ordinals;
  private volatile CsrGraph graph;
  private final Column lsns;
  private final Blocks metadata;

  private EdgeTable(SegmentFile file, Namespaces namespaces) {
    this.namespaces = namespaces;
    this.nodes = SortedIds.open(file.get(Section.NODES), namespaces.nodes());
    this.types = types(file);
    this.ordinals = HashMap.newHashMap(types.size());
    for (int i = 0; i < types.size(); i++) {
      ordinals.put(types.get(i), i);
    }
    OutEdges out =
        required(file, Section.EDGES_OUT, file.openImage(Section.EDGES_OUT, OutEdges::open));
    this.graph = new CsrGraph(out, in(file, out));
    this.lsns =
        required(
            file,
            Section.EDGE_LSN,
            file.openImage(Section.EDGE_LSN, image -> Column.open(image, ColumnKind.I64)));
    this.metadata =
        Blocks.open(file, Section.EDGE_METADATA, Section.EDGE_METADATA_INDEX, out.edges());
    if (out.edges() != namespaces.edges()
        || out.nodes() != namespaces.nodes()
        || lsns.rows() != out.edges()
        || out.types() > types.size()) {
      throw CorruptSegmentException.inSection(
          file.name(), Section.EDGES_OUT, 0, "its numbers do not fit those of other sections");
    }
  }

  /** The edges of a file; null where it has none. */
  static @Nullable EdgeTable open(SegmentFile file, Namespaces namespaces) {
    return namespaces.edges() == 0 ? null : new EdgeTable(file, namespaces);
  }

  /** What damage takes from the edges at their targets is made again from their sources. */
  private static InEdges in(SegmentFile file, OutEdges out) {
    try {
      InEdges in = file.openImage(Section.EDGES_IN, InEdges::open);
      if (in != null && in.edges() == out.edges() && in.nodes() == out.nodes()) {
        return in;
      }
    } catch (CorruptSegmentException e) {
      return rebuilt(file, out);
    }
    return rebuilt(file, out);
  }

  private static InEdges rebuilt(SegmentFile file, OutEdges out) {
    file.left().add(Section.EDGES_IN);
    try {
      return InEdges.open(InEdges.build(out, Arena.ofAuto()));
    } catch (CorruptIndexException e) {
      throw file.locate(Section.EDGES_OUT, e);
    }
  }

  /**
   * Does without what the file has of edges at their targets; where those at their sources are
   * damaged too, nothing can be done.
   */
  void leaveIn() {
    OutEdges out = graph.out();
    try {
      graph = new CsrGraph(out, InEdges.open(InEdges.build(out, Arena.ofAuto())));
    } catch (CorruptIndexException e) {
      return;
    }
  }

  private static <T> T required(SegmentFile file, Section section, @Nullable T opened) {
    if (opened == null) {
      throw CorruptSegmentException.inSection(file.name(), section, 0, "it is missing");
    }
    return opened;
  }

  private static List<EdgeType> types(SegmentFile file) {
    SortedNames names = SortedNames.open(file.find(Section.EDGE_TYPES));
    List<EdgeType> types = new ArrayList<>(names.size());
    for (int i = 0; i < names.size(); i++) {
      types.add(new EdgeType(names.get(i)));
    }
    return types;
  }

  CsrGraph graph() {
    return graph;
  }

  SortedIds nodes() {
    return nodes;
  }

  List<EdgeType> types() {
    return types;
  }

  /** The ordinal of a type; -1 where no edge has it. */
  int type(EdgeType type) {
    return ordinals.getOrDefault(type, -1);
  }

  int node(Namespaces.Part part, UUID id) {
    return nodes.find(part.nodes(), id);
  }

  int find(Namespaces.Part part, EdgeKey key) {
    int type = type(key.type());
    int source = type < 0 ? -1 : node(part, key.source());
    int target = source < 0 ? -1 : node(part, key.target());
    return target < 0 ? -1 : graph.out().find(source, type, target);
  }

  EdgeKey key(int ordinal) {
    OutEdges out = graph.out();
    int source = out.source(ordinal);
    return new EdgeKey(
        namespaces.ofNode(source).name(),
        nodes.get(source),
        types.get(out.type(ordinal)),
        nodes.get(out.target(ordinal)));
  }

  long lsn(int ordinal) {
    return lsns.i64(ordinal);
  }

  BlockReader metadata() {
    return metadata.reader();
  }

  EdgeView view(int ordinal) {
    return new EdgeView(
        key(ordinal),
        graph.out().weight(ordinal),
        graph.out().created(ordinal),
        lsn(ordinal),
        metadata().metadata(ordinal));
  }
}
