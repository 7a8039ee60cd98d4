package io.t4dx.core.segment;

import io.t4dx.core.segment.format.Section;
import io.t4dx.core.segment.format.SegmentOutput;
import io.t4dx.core.segment.value.BlocksWriter;
import io.t4dx.core.segment.value.ByteList;
import io.t4dx.core.segment.value.MetadataCodec;
import io.t4dx.core.segment.value.SortedNames;
import io.t4dx.index.column.ColumnKind;
import io.t4dx.index.column.ColumnWriter;
import io.t4dx.index.csr.InEdges;
import io.t4dx.index.csr.OutEdges;
import io.t4dx.index.csr.OutEdgesBuilder;
import io.t4dx.index.sieve.KeyHash;
import io.t4dx.index.sieve.SieveBuilder;
import io.t4dx.model.EdgeKey;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the sections of edges, in two walks over the source: for their ends, for the rest. */
final class EdgeSections {
  private final SegmentOutput out;
  private final SegmentSource source;
  private final Arena arena;
  private @Nullable MemorySegment outImage;
  private @Nullable SieveBuilder sieve;

  EdgeSections(SegmentOutput out, SegmentSource source, Arena arena) {
    this.out = out;
    this.source = source;
    this.arena = arena;
  }

  void writeTruth(NamespaceTally tally) throws IOException {
    NodeTable nodes = new NodeTable(tally);
    Map<String, Integer> types = new HashMap<>();
    EdgeCursor edges = source.edges();
    while (edges.next()) {
      EdgeKey key = edges.key();
      nodes.add(key);
      types.putIfAbsent(key.type().name(), 0);
    }
    nodes.finish();
    if (nodes.edges() == 0) {
      return;
    }
    List<String> names = new ArrayList<>(types.keySet());
    names.sort(null);
    for (int i = 0; i < names.size(); i++) {
      types.put(names.get(i), i);
    }
    SortedNames.write(names, Section.EDGE_TYPES, out);
    nodes.write(out);
    writeEdges(nodes, types);
  }

  private void writeEdges(NodeTable nodes, Map<String, Integer> types) throws IOException {
    int count = nodes.edges();
    OutEdgesBuilder builder = new OutEdgesBuilder(nodes.nodes(), types.size());
    ColumnWriter lsns = new ColumnWriter(ColumnKind.I64, count, arena);
    sieve = new SieveBuilder(count, arena);
    ByteList metadata = new ByteList();
    EdgeCursor edges = source.edges();
    out.begin();
    BlocksWriter blocks = new BlocksWriter(out, BlocksWriter.METADATA);
    for (int ordinal = 0; ordinal < count; ordinal++) {
      if (!edges.next()) {
        throw new IllegalStateException(
            "the source ended at edge " + ordinal + " when asked again");
      }
      EdgeKey key = edges.key();
      builder.add(
          nodes.source(ordinal),
          types.getOrDefault(key.type().name(), -1),
          nodes.target(ordinal),
          edges.weight(),
          edges.createdAt());
      lsns.i64(ordinal, edges.lsn());
      sieve.add(
          KeyHash.edge(
              KeyHash.of(key.namespace()),
              key.source(),
              KeyHash.of(key.type().name()),
              key.target()));
      metadata.clear();
      MetadataCodec.write(edges.metadata(), metadata);
      blocks.add(metadata.array(), 0, metadata.length());
    }
    blocks.end(Section.EDGE_METADATA, Section.EDGE_METADATA_INDEX);
    outImage = builder.build(arena);
    write(outImage, Section.EDGES_OUT);
    write(lsns.seal(), Section.EDGE_LSN);
  }

  void writeIndexes() throws IOException {
    if (outImage != null && sieve != null) {
      write(InEdges.build(OutEdges.open(outImage), arena), Section.EDGES_IN);
      write(sieve.seal(), Section.EDGE_SIEVE);
    }
  }

  private void write(MemorySegment image, Section section) throws IOException {
    out.begin();
    out.write(image);
    out.end(section);
  }
}
