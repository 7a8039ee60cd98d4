package io.t4dx.index.graph;

import io.t4dx.index.code.BitCodes;
import io.t4dx.index.code.ByteCodes;
import io.t4dx.index.kernel.Metric;
import io.t4dx.index.page.CheckedBytes;

/**
 * Where everything lies in an index's bytes; follows from a handful of numbers, so that bytes that
 * say otherwise are known to be wrong.
 *
 * <pre>
 *   header | centroid | ground links | upper links | rows of nodes | bit codes | byte codes | norms | pages
 * </pre>
 *
 * <p>A ground record is a byte that counts, then that many ids packed in {@code idBits} bits each.
 * The upper section is: slots of each level (4 each), nodes of slots (4 each), then for each level
 * a record for each of its slots: a count and {@code m} slots (4 each).
 */
public final class ImageLayout {
  private static final int ALIGNMENT = 64;
  private static final int MAX_DIMENSION = 1 << 16;

  /** The greatest m: twice as many neighbours must be counted by a byte. */
  public static final int MAX_M = 64;

  private final Metric metric;
  private final int dimension;
  private final int rows;
  private final int nodes;
  private final int m;
  private final int[] slots;
  private final int flags;
  private final int efConstruction;
  private final long seed;
  private final int idBits;
  private final long[] offsets = new long[ImageDescriptor.SECTIONS];
  private final long[] lengths = new long[ImageDescriptor.SECTIONS];
  private final long total;

  ImageLayout(
      Metric metric,
      int dimension,
      int rows,
      int nodes,
      int m,
      int[] slots,
      int flags,
      int efConstruction,
      long seed) {
    this.metric = metric;
    this.dimension = within("dimension", dimension, 1, MAX_DIMENSION);
    this.rows = within("rows", rows, 0, Integer.MAX_VALUE - 8);
    this.nodes = within("nodes", nodes, rows == 0 ? 0 : 1, rows);
    this.m = within("m", m, 2, MAX_M);
    this.slots = slots.clone();
    this.flags = within("flags", flags, 0, 15);
    this.efConstruction = efConstruction;
    this.seed = seed;
    this.idBits = idBits(nodes);
    int above = nodes;
    long upper = 4L * slots.length;
    for (int i = 0; i < slots.length; i++) {
      above = within("slots of level " + (i + 1), slots[i], 1, above);
      upper += (i == 0 ? 4L : 0L) * slots[i] + slots[i] * 4L * (m + 1);
    }
    if (!duplicates() && nodes != rows) {
      throw new IllegalArgumentException(nodes + " nodes for " + rows + " rows, one each");
    }
    lengths[ImageDescriptor.SECTION_CENTROID] = 4L * dimension;
    // Ids are read eight bytes at a time, also the last one.
    lengths[ImageDescriptor.SECTION_GROUND] = nodes * groundStride() + 8;
    lengths[ImageDescriptor.SECTION_UPPER] = upper;
    lengths[ImageDescriptor.SECTION_ROWS] = duplicates() ? 4L * (nodes + 1L + 2L * rows) : 0;
    lengths[ImageDescriptor.SECTION_BITS] = hasBits() ? nodes * BitCodes.stride(dimension) : 0;
    lengths[ImageDescriptor.SECTION_BYTES] = hasBytes() ? nodes * ByteCodes.stride(dimension) : 0;
    lengths[ImageDescriptor.SECTION_NORMS] = hasNorms() ? 4L * nodes : 0;
    long at = ImageDescriptor.LENGTH;
    for (int section = 0; section < ImageDescriptor.SECTION_PAGES; section++) {
      offsets[section] = at;
      at = (at + lengths[section] + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
    offsets[ImageDescriptor.SECTION_PAGES] = at;
    lengths[ImageDescriptor.SECTION_PAGES] = 4L * CheckedBytes.pages(at - ImageDescriptor.LENGTH);
    this.total = at + lengths[ImageDescriptor.SECTION_PAGES];
  }

  /** Whole bytes where they cost little: they are read in half the time. */
  private static int idBits(int nodes) {
    int needed = Math.max(1, 32 - Integer.numberOfLeadingZeros(Math.max(0, nodes - 1)));
    return needed > 8 && needed <= Short.SIZE ? Short.SIZE : needed;
  }

  private static int within(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s: %d is not between %d and %d".formatted(what, value, least, most));
    }
    return value;
  }

  long groundStride() {
    return 1 + (2L * m * idBits + 7) / 8;
  }

  /** Where the slots of a level start in the upper section, from level 1 on. */
  long upperOffset(int level) {
    long at = offset(ImageDescriptor.SECTION_UPPER) + 4L * slots.length + 4L * slots[0];
    for (int below = 1; below < level; below++) {
      at += slots[below - 1] * 4L * (m + 1);
    }
    return at;
  }

  long slotNodeOffset(int slot) {
    return offset(ImageDescriptor.SECTION_UPPER) + 4L * slots.length + 4L * slot;
  }

  long offset(int section) {
    return offsets[section];
  }

  long length(int section) {
    return lengths[section];
  }

  /** All bytes of the index. */
  public long total() {
    return total;
  }

  /** Bytes of codes. */
  public long codeBytes() {
    return lengths[ImageDescriptor.SECTION_BITS] + lengths[ImageDescriptor.SECTION_BYTES];
  }

  /** How near two rows are. */
  public Metric metric() {
    return metric;
  }

  /** Dimensions of a row. */
  public int dimension() {
    return dimension;
  }

  /** How many rows there are. */
  public int rows() {
    return rows;
  }

  /** How many distinct vectors the rows have. */
  public int nodes() {
    return nodes;
  }

  /** Neighbours that a node chooses; on the ground it has up to twice as many. */
  public int m() {
    return m;
  }

  /** Levels above the ground. */
  public int top() {
    return slots.length;
  }

  int slots(int level) {
    return slots[level - 1];
  }

  int idBits() {
    return idBits;
  }

  int flags() {
    return flags;
  }

  /** Whether there are bit codes. */
  public boolean hasBits() {
    return (flags & ImageDescriptor.FLAG_BITS) != 0;
  }

  /** Whether there are byte codes. */
  public boolean hasBytes() {
    return (flags & ImageDescriptor.FLAG_BYTES) != 0;
  }

  /** Whether there are norms, because not all vectors are one long where it matters. */
  public boolean hasNorms() {
    return (flags & ImageDescriptor.FLAG_NORMS) != 0;
  }

  /** Whether some rows share a vector. */
  public boolean duplicates() {
    return (flags & ImageDescriptor.FLAG_DUPLICATES) != 0;
  }

  /** The effort with which the graph was built. */
  public int efConstruction() {
    return efConstruction;
  }

  /** The seed of the levels. */
  public long seed() {
    return seed;
  }
}
