package io.t4dx.index.graph;

import io.t4dx.index.code.BitCodes;
import io.t4dx.index.code.ByteCodes;
import io.t4dx.index.code.CodeSpace;
import io.t4dx.index.code.ExactRows;
import io.t4dx.index.code.Norms;
import io.t4dx.index.page.CheckedBytes;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/**
 * Fills an index's bytes: the layout is known before anything is linked, so codes are written where
 * they stay and are used there while the graph is built.
 */
public final class ImageWriter {
  private final ImageLayout layout;
  private final MemorySegment image;
  private final CheckedBytes bytes;
  private final CodeSpace space;

  /** Allocates zeroed bytes and writes what is known: header and centroid. */
  public ImageWriter(
      SegmentAllocator allocator,
      ExactRows rows,
      CodeSpace space,
      Distinct distinct,
      Levels levels,
      BuildShape shape) {
    int[] slots = new int[levels.top()];
    for (int level = 1; level <= slots.length; level++) {
      slots[level - 1] = levels.slots(level);
    }
    int flags =
        (shape.bits() ? ImageDescriptor.FLAG_BITS : 0)
            | (shape.bytes() ? ImageDescriptor.FLAG_BYTES : 0)
            | (Norms.needed(rows) ? ImageDescriptor.FLAG_NORMS : 0)
            | (distinct.nodes() < distinct.rows() ? ImageDescriptor.FLAG_DUPLICATES : 0);
    this.layout =
        new ImageLayout(
            space.metric(),
            space.dimension(),
            distinct.rows(),
            distinct.nodes(),
            shape.m(),
            slots,
            flags,
            shape.efConstruction(),
            shape.seed());
    this.image = allocator.allocate(layout.total(), 64);
    this.bytes = CheckedBytes.trusted(image);
    this.space = space;
    ImageDescriptor.write(image, layout);
    MemorySegment.copy(
        space.centroid(),
        0,
        image,
        ImageDescriptor.FLOAT,
        layout.offset(ImageDescriptor.SECTION_CENTROID),
        space.dimension());
    if (layout.hasNorms()) {
      long norms = layout.offset(ImageDescriptor.SECTION_NORMS);
      Norms.write(rows, distinct.firstRows(), image, norms);
    }
    if (layout.duplicates()) {
      distinct.write(image, layout.offset(ImageDescriptor.SECTION_ROWS));
    }
  }

  /** What a build is asked for, as far as the bytes depend on it. */
  public record BuildShape(int m, int efConstruction, long seed, boolean bits, boolean bytes) {}

  /** The bit codes, to be written and used. */
  public BitCodes bits() {
    return new BitCodes(bytes, layout.offset(ImageDescriptor.SECTION_BITS), space);
  }

  /** The byte codes, to be written and used. */
  public ByteCodes byteCodes() {
    return new ByteCodes(bytes, layout.offset(ImageDescriptor.SECTION_BYTES), space);
  }

  /** What the exact scores of nodes are to be multiplied with. */
  public Norms norms() {
    return unsealed().norms();
  }

  /** Makes every node reachable and writes the links. */
  public void links(GraphBuilder graph) {
    if (layout.nodes() > 0) {
      Reach.repair(graph.table(0), layout.nodes(), graph.levels().entry());
    }
    GroundLinks.write(image, layout, graph.ground());
    UpperLinks.write(image, layout, graph);
  }

  /** Writes which effort reaches which recall. */
  public void ef(int fast, int balanced) {
    ImageDescriptor.writeEf(image, fast, balanced);
  }

  /** Writes all checksums; the bytes are then complete. */
  public MemorySegment seal() {
    ImageDescriptor.seal(image, layout);
    return image;
  }

  /** The bytes as far as they are written, to be read without checks. */
  public Image unsealed() {
    return Image.trusted(image, layout);
  }
}
