package io.t4dx.index.csr;

import static io.t4dx.index.page.LittleEndian.INT;
import static io.t4dx.index.page.LittleEndian.LONG;

import io.t4dx.index.page.CheckedBytes;
import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.index.page.SealedImage;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.Arrays;

/**
 * The edges that reach each node, read where they are mapped; safe for any number of threads. A
 * node's in edges are the slots from {@link #first} to {@link #end}, sorted by (type, source).
 */
public final class InEdges {
  private final int nodes;
  private final int edges;
  private final InDescriptor layout;
  private final CheckedBytes bytes;
  private final MemorySegment offsets;
  private final MemorySegment sources;
  private final MemorySegment ordinals;

  private InEdges(InDescriptor layout, CheckedBytes bytes) {
    this.nodes = layout.nodes();
    this.edges = layout.edges();
    this.layout = layout;
    this.bytes = bytes;
    MemorySegment image = bytes.bytes();
    this.offsets = image.asSlice(layout.offsets(), 4 * (nodes + 1L));
    this.sources = image.asSlice(layout.sources(), 4L * edges);
    this.ordinals = image.asSlice(layout.ordinals(), 4L * edges);
  }

  /** The in edges of out edges; returns their bytes. Holds 12 bytes for each edge meanwhile. */
  public static MemorySegment build(OutEdges out, SegmentAllocator allocator) {
    InDescriptor layout = new InDescriptor(out.nodes(), out.edges());
    MemorySegment image =
        SealedImage.allocate(allocator, InDescriptor.MAGIC, InDescriptor.VERSION, layout.body());
    layout.write(image);
    int[] starts = new int[out.nodes() + 1];
    for (int ordinal = 0; ordinal < out.edges(); ordinal++) {
      starts[out.target(ordinal) + 1]++;
    }
    for (int node = 0; node < out.nodes(); node++) {
      starts[node + 1] += starts[node];
    }
    MemorySegment.copy(starts, 0, image, INT, layout.offsets(), starts.length);
    int[] sources = sources(out);
    // Taken by type, then by source, the edges of each target end up in that order.
    for (int ordinal : byType(out)) {
      int slot = starts[out.target(ordinal)]++;
      image.set(INT, layout.sources() + 4L * slot, sources[ordinal]);
      image.set(INT, layout.ordinals() + 4L * slot, ordinal);
    }
    return SealedImage.seal(image);
  }

  private static int[] sources(OutEdges out) {
    int[] sources = new int[out.edges()];
    for (int node = 0; node < out.nodes(); node++) {
      Arrays.fill(sources, out.first(node), out.end(node), node);
    }
    return sources;
  }

  private static int[] byType(OutEdges out) {
    int[] starts = new int[out.types() + 1];
    for (int ordinal = 0; ordinal < out.edges(); ordinal++) {
      starts[out.type(ordinal) + 1]++;
    }
    for (int type = 0; type < out.types(); type++) {
      starts[type + 1] += starts[type];
    }
    int[] ordinals = new int[out.edges()];
    for (int ordinal = 0; ordinal < out.edges(); ordinal++) {
      ordinals[starts[out.type(ordinal)]++] = ordinal;
    }
    return ordinals;
  }

  /** Opens bytes that may be damaged; each page is checked when it is first read. */
  public static InEdges open(MemorySegment image) {
    InDescriptor layout = InDescriptor.read(image);
    return new InEdges(layout, SealedImage.open(image, layout.body(), layout::rule));
  }

  /** How many nodes there are, with and without edges. */
  public int nodes() {
    return nodes;
  }

  /** How many edges there are. */
  public int edges() {
    return edges;
  }

  /** The first slot of a node's in edges. */
  public int first(int node) {
    return (int) span(node);
  }

  /** The slot after the last of a node's in edges. */
  public int end(int node) {
    return (int) (span(node) >>> 32);
  }

  /** {@link #first} in the low half, {@link #end} in the high half, for one read of both. */
  public long span(int node) {
    long at = 4L * node;
    if (bytes.pending()) {
      bytes.ensure(layout.offsets() + at, 8);
    }
    long span = offsets.get(LONG, at);
    int first = (int) span;
    int end = (int) (span >>> 32);
    if (first < 0 || end < first || end > edges) {
      throw Bounds.span(layout.offsets() + at, first, end, edges);
    }
    return span;
  }

  /** The node that the edge in a slot leaves. */
  public int source(int slot) {
    if (bytes.pending()) {
      bytes.ensure(layout.sources() + 4L * slot, 4);
    }
    return sources.get(INT, 4L * slot);
  }

  /** Copies the sources of slots that follow each other. */
  public void sources(int first, int end, int[] into) {
    bytes.ensure(layout.sources() + 4L * first, 4L * (end - first));
    MemorySegment.copy(sources, INT, 4L * first, into, 0, end - first);
  }

  /** The ordinal of the edge in a slot among the out edges. */
  public int ordinal(int slot) {
    if (bytes.pending()) {
      bytes.ensure(layout.ordinals() + 4L * slot, 4);
    }
    return ordinals.get(INT, 4L * slot);
  }

  /** Checks every byte, and that these are the in edges of out edges. */
  public void verify(OutEdges out) {
    bytes.verify();
    if (nodes != out.nodes() || edges != out.edges()) {
      throw new CorruptIndexException(SealedImage.OWN, "in edges of other out edges");
    }
    int expected = 0;
    for (int node = 0; node < nodes; node++) {
      if (first(node) != expected) {
        throw new CorruptIndexException(
            layout.offsets() + 4L * node, "the in edges of node " + node + " leave a gap");
      }
      expected = end(node);
      for (int slot = first(node); slot < expected; slot++) {
        verify(out, node, slot, slot == first(node));
      }
    }
    if (expected != edges) {
      throw new CorruptIndexException(
          layout.offsets() + 4L * nodes, "the nodes have " + expected + " edges, not " + edges);
    }
  }

  private void verify(OutEdges out, int node, int slot, boolean first) {
    int ordinal = ordinal(slot);
    int source = source(slot);
    boolean itsOwn =
        out.target(ordinal) == node && out.first(source) <= ordinal && ordinal < out.end(source);
    if (itsOwn && !first) {
      // Rising by type, then by ordinal, and all of this target: no edge is there twice.
      int before = ordinal(slot - 1);
      int byType = Integer.compare(out.type(before), out.type(ordinal));
      itsOwn = byType < 0 || (byType == 0 && before < ordinal);
    }
    if (!itsOwn) {
      throw new CorruptIndexException(
          layout.ordinals() + 4L * slot,
          "slot %d of node %d names edge %d from %d".formatted(slot, node, ordinal, source));
    }
  }

  /** Checks a few pages more, so that all are checked in the end. */
  public void patrol() {
    if (bytes.pending()) {
      bytes.patrol(4);
    }
  }
}
