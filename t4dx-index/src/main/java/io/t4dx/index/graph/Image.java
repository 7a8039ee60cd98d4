package io.t4dx.index.graph;

import io.t4dx.index.code.BitCodes;
import io.t4dx.index.code.ByteCodes;
import io.t4dx.index.code.CodeSpace;
import io.t4dx.index.code.NodeScorer;
import io.t4dx.index.code.Norms;
import io.t4dx.index.page.CheckedBytes;
import io.t4dx.index.page.CorruptIndexException;
import java.lang.foreign.MemorySegment;

/**
 * An index's bytes, read where they lie. Opening reads the header, the table of page checksums and
 * the centroid, nothing that grows with the rows by more than four bytes for 64 KiB.
 */
public final class Image {
  private final ImageLayout layout;
  private final CheckedBytes bytes;
  private final CodeSpace space;
  private final GroundLinks ground;
  private final UpperLinks upper;
  private final NodeRows nodeRows;

  private Image(ImageLayout layout, CheckedBytes bytes) {
    this.layout = layout;
    this.bytes = bytes;
    this.space = new CodeSpace(layout.metric(), centroid());
    this.ground = new GroundLinks(bytes, layout);
    this.upper = new UpperLinks(bytes, layout);
    this.nodeRows = new NodeRows(bytes, layout);
  }

  /** Opens bytes that may be damaged. */
  public static Image open(MemorySegment image) {
    ImageLayout layout = ImageDescriptor.read(image);
    long pages = layout.offset(ImageDescriptor.SECTION_PAGES);
    MemorySegment crcs = image.asSlice(pages, layout.length(ImageDescriptor.SECTION_PAGES));
    return new Image(layout, CheckedBytes.checked(image, ImageDescriptor.LENGTH, pages, crcs));
  }

  static Image trusted(MemorySegment image, ImageLayout layout) {
    return new Image(layout, CheckedBytes.trusted(image));
  }

  private float[] centroid() {
    long at = layout.offset(ImageDescriptor.SECTION_CENTROID);
    bytes.ensure(at, 4L * layout.dimension());
    float[] centroid = new float[layout.dimension()];
    MemorySegment.copy(bytes.bytes(), ImageDescriptor.FLOAT, at, centroid, 0, centroid.length);
    return centroid;
  }

  /** Reads and checks every byte and every link. */
  public void verify() {
    bytes.verify();
    int[] neighbours = new int[2 * layout.m()];
    for (int node = 0; node < layout.nodes(); node++) {
      ground.load(node, neighbours);
      int from = nodeRows.start(node);
      if (layout.duplicates() && nodeRows.start(node + 1) <= from) {
        throw new CorruptIndexException(
            layout.offset(ImageDescriptor.SECTION_ROWS) + 4L * node, "a node without rows");
      }
    }
    upper.verify();
  }

  /** Fails if the memory was given back. */
  public void checkAlive() {
    bytes.checkAlive();
  }

  /** What lies where. */
  public ImageLayout layout() {
    return layout;
  }

  /** Checks a few pages more; each search helps. */
  public void patrol() {
    if (bytes.pending()) {
      bytes.patrol(4);
    }
  }

  /** The links of level 0. */
  public Links ground() {
    return ground;
  }

  /** The rows behind nodes. */
  public NodeRows nodeRows() {
    return nodeRows;
  }

  /** Walks down to the ground, to a node near the scorer's query. */
  public int descend(NodeScorer scorer, UpperLinks.Descent scratch) {
    return upper.descend(scorer, scratch);
  }

  /** The links of the levels above the ground. */
  public UpperLinks upper() {
    return upper;
  }

  /** The bit codes; only where the layout has them. */
  public BitCodes bits() {
    return new BitCodes(bytes, layout.offset(ImageDescriptor.SECTION_BITS), space);
  }

  /** The byte codes; only where the layout has them. */
  public ByteCodes byteCodes() {
    return new ByteCodes(bytes, layout.offset(ImageDescriptor.SECTION_BYTES), space);
  }

  /** What the exact scores of nodes are to be multiplied with. */
  public Norms norms() {
    return layout.hasNorms()
        ? new Norms(bytes, layout.offset(ImageDescriptor.SECTION_NORMS))
        : Norms.UNIT;
  }

  /** The ef that was measured to reach the recall of the class FAST. */
  public int efFast() {
    return ImageDescriptor.efFast(bytes.bytes());
  }

  /** The ef that was measured to reach the recall of the class BALANCED. */
  public int efBalanced() {
    return ImageDescriptor.efBalanced(bytes.bytes());
  }
}
