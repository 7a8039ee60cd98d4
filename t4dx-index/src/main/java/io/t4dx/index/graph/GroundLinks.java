package io.t4dx.index.graph;

import io.t4dx.index.page.CheckedBytes;
import io.t4dx.index.page.CorruptIndexException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The links of level 0 as they are mapped: fixed records of packed ids. */
final class GroundLinks extends Links {
  private final CheckedBytes image;
  private final long start;
  private final long stride;
  private final int nodes;
  private final int degree;
  private final int idBits;

  GroundLinks(CheckedBytes image, ImageLayout layout) {
    this.image = image;
    this.start = layout.offset(ImageDescriptor.SECTION_GROUND);
    this.stride = layout.groundStride();
    this.nodes = layout.nodes();
    this.degree = 2 * layout.m();
    this.idBits = layout.idBits();
  }

  static void write(MemorySegment image, ImageLayout layout, Links links) {
    int[] neighbours = new int[2 * layout.m()];
    long stride = layout.groundStride();
    for (int node = 0; node < layout.nodes(); node++) {
      int count = links.load(node, neighbours);
      long at = layout.offset(ImageDescriptor.SECTION_GROUND) + node * stride;
      image.set(ValueLayout.JAVA_BYTE, at, (byte) count);
      pack(image, at + 1, neighbours, count, layout.idBits());
    }
  }

  private static void pack(MemorySegment image, long at, int[] ids, int count, int idBits) {
    for (int i = 0; i < count; i++) {
      long bit = (long) i * idBits;
      long place = at + (bit >>> 3);
      long word = image.get(ImageDescriptor.LONG, place);
      image.set(ImageDescriptor.LONG, place, word | (long) ids[i] << (bit & 7));
    }
  }

  @Override
  public int load(int node, int[] into) {
    long at = start + node * stride;
    if (image.pending()) {
      image.ensure(at, stride + 8);
    }
    return unpack(image.bytes(), at, into);
  }

  private int unpack(MemorySegment bytes, long at, int[] into) {
    int count = bytes.get(ValueLayout.JAVA_BYTE, at) & 0xff;
    if (count > degree) {
      throw new CorruptIndexException(at, count + " neighbours where " + degree + " have room");
    }
    int greatest =
        idBits == Short.SIZE
            ? shorts(bytes, at + 1, into, count)
            : packed(bytes, at + 1, into, count);
    if (greatest >= nodes) {
      throw new CorruptIndexException(at, "neighbour " + greatest + " of " + nodes + " nodes");
    }
    return count;
  }

  /** Two bytes each: the common case of a memtable, and much the fastest. */
  private static int shorts(MemorySegment bytes, long at, int[] into, int count) {
    int greatest = 0;
    for (int i = 0; i < count; i++) {
      int id = bytes.get(ImageDescriptor.SHORT, at + 2L * i) & 0xffff;
      into[i] = id;
      greatest = Math.max(greatest, id);
    }
    return greatest;
  }

  /** Each word is read once, because reading checks bounds and lifetime each time. */
  private int packed(MemorySegment bytes, long at, int[] into, int count) {
    long mask = (1L << idBits) - 1;
    int greatest = 0;
    long word = bytes.get(ImageDescriptor.LONG, at);
    long next = at + 8;
    int used = 0;
    for (int i = 0; i < count; i++) {
      long id = word >>> used;
      used += idBits;
      if (used >= Long.SIZE) {
        used -= Long.SIZE;
        word = i + 1 < count || used > 0 ? bytes.get(ImageDescriptor.LONG, next) : 0;
        next += 8;
        // Twice, because a shift by 64 is none.
        id |= word << (idBits - used - 1) << 1;
      }
      into[i] = (int) (id & mask);
      greatest = Math.max(greatest, into[i]);
    }
    return greatest;
  }
}
