package io.t4dx.index.csr;

import static io.t4dx.index.page.LittleEndian.FLOAT;
import static io.t4dx.index.page.LittleEndian.INT;
import static io.t4dx.index.page.LittleEndian.LONG;
import static io.t4dx.index.page.LittleEndian.SHORT;

import io.t4dx.index.page.CheckedBytes;
import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.index.page.SealedImage;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The edges that leave each node, read where they are mapped; safe for any number of threads. A
 * node's edges are the ordinals from {@link #first} to {@link #end}, sorted by (type, target).
 */
public final class OutEdges {
  private final int nodes;
  private final int edges;
  private final OutDescriptor layout;
  private final CheckedBytes bytes;
  private final int typeWidth;
  private final MemorySegment offsets;
  private final MemorySegment targets;
  private final MemorySegment types;
  private final MemorySegment weights;
  private final MemorySegment times;

  private OutEdges(OutDescriptor layout, CheckedBytes bytes) {
    this.nodes = layout.nodes();
    this.edges = layout.edges();
    this.layout = layout;
    this.bytes = bytes;
    this.typeWidth = layout.typeWidth();
    MemorySegment image = bytes.bytes();
    this.offsets = image.asSlice(layout.offsets(), 4 * (nodes + 1L));
    this.targets = image.asSlice(layout.targets(), 4L * edges);
    this.types = image.asSlice(layout.typesOffset(), (long) typeWidth * edges);
    this.weights = image.asSlice(layout.weights(), 4L * edges);
    this.times = image.asSlice(layout.times(), 8L * edges);
  }

  /** Opens bytes that may be damaged; each page is checked when it is first read. */
  public static OutEdges open(MemorySegment image) {
    OutDescriptor layout = OutDescriptor.read(image);
    return new OutEdges(layout, SealedImage.open(image, layout.body(), layout::rule));
  }

  /** How many nodes there are, with and without edges. */
  public int nodes() {
    return nodes;
  }

  /** How many edges there are. */
  public int edges() {
    return edges;
  }

  /** Every type ordinal is below this. */
  public int types() {
    return layout.types();
  }

  /** The first ordinal of a node's edges. */
  public int first(int node) {
    return (int) span(node);
  }

  /** The ordinal after the last of a node's edges. */
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

  /** The node that an edge leads to. */
  public int target(int ordinal) {
    if (bytes.pending()) {
      bytes.ensure(layout.targets() + 4L * ordinal, 4);
    }
    return targets.get(INT, 4L * ordinal);
  }

  /** Copies the targets of edges that follow each other. */
  public void targets(int first, int end, int[] into) {
    bytes.ensure(layout.targets() + 4L * first, 4L * (end - first));
    MemorySegment.copy(targets, INT, 4L * first, into, 0, end - first);
  }

  /** The type ordinal of an edge. */
  public int type(int ordinal) {
    if (bytes.pending()) {
      bytes.ensure(layout.typesOffset() + (long) typeWidth * ordinal, typeWidth);
    }
    if (typeWidth == 1) {
      return types.get(ValueLayout.JAVA_BYTE, ordinal) & 0xff;
    }
    return typeWidth == 2 ? types.get(SHORT, 2L * ordinal) & 0xffff : types.get(INT, 4L * ordinal);
  }

  /** The weight of an edge as it was written. */
  public float weight(int ordinal) {
    if (bytes.pending()) {
      bytes.ensure(layout.weights() + 4L * ordinal, 4);
    }
    return weights.get(FLOAT, 4L * ordinal);
  }

  /** Copies the weights of edges that follow each other. */
  public void weights(int first, int end, float[] into) {
    bytes.ensure(layout.weights() + 4L * first, 4L * (end - first));
    MemorySegment.copy(weights, FLOAT, 4L * first, into, 0, end - first);
  }

  /** When an edge was created. */
  public long created(int ordinal) {
    if (bytes.pending()) {
      bytes.ensure(layout.times() + 8L * ordinal, 8);
    }
    return times.get(LONG, 8L * ordinal);
  }

  /** The node that an edge leaves, found by a binary search. */
  public int source(int ordinal) {
    int low = 0;
    int high = nodes - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (end(middle) > ordinal) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** The first ordinal of a node's edges whose (type, target) is not below another. */
  public int lower(int node, int type, int target) {
    int low = first(node);
    int high = end(node);
    while (low < high) {
      int middle = (low + high) >>> 1;
      int there = type(middle);
      if (there < type || (there == type && target(middle) < target)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The ordinal of an edge, or -1. */
  public int find(int source, int type, int target) {
    int ordinal = lower(source, type, target);
    return ordinal < end(source) && type(ordinal) == type && target(ordinal) == target
        ? ordinal
        : -1;
  }

  /** Checks every byte, and the order of the edges. */
  public void verify() {
    bytes.verify();
    int expected = 0;
    for (int node = 0; node < nodes; node++) {
      if (first(node) != expected) {
        throw new CorruptIndexException(
            layout.offsets() + 4L * node, "the edges of node " + node + " leave a gap");
      }
      expected = end(node);
      for (int ordinal = first(node) + 1; ordinal < expected; ordinal++) {
        int before = Integer.compare(type(ordinal - 1), type(ordinal));
        if (before > 0 || (before == 0 && target(ordinal - 1) > target(ordinal))) {
          throw new CorruptIndexException(
              layout.targets() + 4L * ordinal, "edge " + ordinal + " is not in order");
        }
      }
    }
    if (expected != edges) {
      throw new CorruptIndexException(
          layout.offsets() + 4L * nodes, "the nodes have " + expected + " edges, not " + edges);
    }
  }

  /** Checks a few pages more, so that all are checked in the end. */
  public void patrol() {
    if (bytes.pending()) {
      bytes.patrol(4);
    }
  }
}
