package io.t4dx.index.csr;

import static io.t4dx.index.page.LittleEndian.INT;

import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.index.page.PageRule;
import io.t4dx.index.page.SealedImage;
import java.lang.foreign.MemorySegment;

/**
 * The numbers of out edges in the header of a {@link SealedImage}, and where the parts of the body
 * lie, each at a multiple of 64.
 *
 * <pre>
 *    24  nodes        28  edges        32  types: every type ordinal is below
 *   128  offsets (4): for each node where its edges start, and once more at the end
 *     .  targets (4): for each edge, by ordinal
 *     .  types (1; 2 where there are more than 256 types, 4 where there are more than 65,536)
 *     .  weights (4, float)
 *     .  times (8)
 * </pre>
 */
record OutDescriptor(int nodes, int edges, int types) {
  /** 'T4DXEOUT' as it lies in the bytes. */
  static final long MAGIC = 0x5455_4f45_5844_3454L;

  static final int VERSION = 1;

  /** So many types may be announced for any number of edges; more only where as many edges are. */
  private static final int TYPES_OF_ANY = 1 << 16;

  private static final int NODES = SealedImage.OWN;
  private static final int EDGES = 28;
  private static final int TYPES = 32;

  /**
   * Whether there are not more types than edges could have. What is made of a file then takes
   * memory in proportion to the file, whatever its header says.
   */
  boolean typesFit() {
    return types <= Math.max(TYPES_OF_ANY, edges);
  }

  int typeWidth() {
    return types <= 1 << 8 ? 1 : types <= 1 << 16 ? 2 : 4;
  }

  long offsets() {
    return SealedImage.BODY;
  }

  long targets() {
    return SealedImage.aligned(offsets() + 4 * (nodes + 1L));
  }

  long typesOffset() {
    return SealedImage.aligned(targets() + 4L * edges);
  }

  long weights() {
    return SealedImage.aligned(typesOffset() + (long) typeWidth() * edges);
  }

  long times() {
    return SealedImage.aligned(weights() + 4L * edges);
  }

  long body() {
    return times() + 8L * edges - SealedImage.BODY;
  }

  void write(MemorySegment image) {
    image.set(INT, NODES, nodes);
    image.set(INT, EDGES, edges);
    image.set(INT, TYPES, types);
  }

  static OutDescriptor read(MemorySegment image) {
    SealedImage.checkHeader(image, MAGIC, VERSION, "out edges");
    OutDescriptor found =
        new OutDescriptor(image.get(INT, NODES), image.get(INT, EDGES), image.get(INT, TYPES));
    if (found.nodes < 0
        || found.edges < 0
        || found.types < 0
        || !found.typesFit()
        || (found.edges > 0 && (found.nodes == 0 || found.types == 0))) {
      throw new CorruptIndexException(NODES, "numbers that cannot be: " + found);
    }
    return found;
  }

  /** Every target is a node, every type is known; offsets are compared when a node is read. */
  PageRule rule(MemorySegment image) {
    return (from, to) -> {
      Bounds.ints(image, targets(), edges, from, to, nodes, "target");
      Bounds.ordinals(image, typesOffset(), edges, typeWidth(), from, to, types);
    };
  }
}
