package io.t4dx.index.csr;

import static io.t4dx.index.page.LittleEndian.INT;

import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.index.page.PageRule;
import io.t4dx.index.page.SealedImage;
import java.lang.foreign.MemorySegment;

/**
 * The numbers of in edges in the header of a {@link SealedImage}, and where the parts of the body
 * lie, each at a multiple of 64. An edge's place among the in edges is its slot.
 *
 * <pre>
 *    24  nodes        28  edges
 *   128  offsets (4): for each node where its in edges start, and once more at the end
 *     .  sources (4): for each slot
 *     .  ordinals (4): for each slot the edge's ordinal among the out edges
 * </pre>
 */
record InDescriptor(int nodes, int edges) {
  /** 'T4DXEDIN' as it lies in the bytes. */
  static final long MAGIC = 0x4e49_4445_5844_3454L;

  static final int VERSION = 1;

  private static final int NODES = SealedImage.OWN;
  private static final int EDGES = 28;

  long offsets() {
    return SealedImage.BODY;
  }

  long sources() {
    return SealedImage.aligned(offsets() + 4 * (nodes + 1L));
  }

  long ordinals() {
    return SealedImage.aligned(sources() + 4L * edges);
  }

  long body() {
    return ordinals() + 4L * edges - SealedImage.BODY;
  }

  void write(MemorySegment image) {
    image.set(INT, NODES, nodes);
    image.set(INT, EDGES, edges);
  }

  static InDescriptor read(MemorySegment image) {
    SealedImage.checkHeader(image, MAGIC, VERSION, "in edges");
    InDescriptor found = new InDescriptor(image.get(INT, NODES), image.get(INT, EDGES));
    if (found.nodes < 0 || found.edges < 0 || (found.edges > 0 && found.nodes == 0)) {
      throw new CorruptIndexException(NODES, "numbers that cannot be: " + found);
    }
    return found;
  }

  /** Every source is a node, every ordinal is an edge's. */
  PageRule rule(MemorySegment image) {
    return (from, to) -> {
      Bounds.ints(image, sources(), edges, from, to, nodes, "source");
      Bounds.ints(image, ordinals(), edges, from, to, edges, "ordinal");
    };
  }
}
