package io.t4dx.core.disk.sim;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A file's bytes, as they are seen and as they would survive.
 *
 * <p>A block that is the same in both is one array, copied when it is next written; a block of
 * zeros that was never written is none at all. So a file costs its own size in memory, a
 * preallocated one less, and a crash copies references only.
 */
final class FileNode implements Node {
  static final int BLOCK = 4096;
  private static final byte[] ZEROS = new byte[BLOCK];

  private byte[] @Nullable [] seen;
  private byte[] @Nullable [] durable;
  private long size;
  private long durableSize;

  /** The smallest size since the last sync. */
  private long lowest;

  /** Blocks that the next sync makes durable. */
  private final BitSet dirty = new BitSet();

  /** Blocks that a failed sync has left in doubt: only a new write puts them right. */
  private final BitSet doubtful = new BitSet();

  /** How many names the file has. */
  int links;

  FileNode() {
    this(new byte[4][], 0);
  }

  /** A file that is durable as it is. */
  FileNode(byte[] @Nullable [] blocks, long size) {
    this.seen = blocks;
    this.durable = blocks.clone();
    this.size = size;
    this.durableSize = size;
    this.lowest = size;
  }

  long size() {
    return size;
  }

  void read(ByteBuffer target, long position, int length) {
    int done = 0;
    while (done < length) {
      int block = block(position + done);
      int offset = offset(position + done);
      int part = Math.min(length - done, BLOCK - offset);
      byte[] bytes = block < seen.length ? seen[block] : null;
      target.put(bytes == null ? ZEROS : bytes, offset, part);
      done += part;
    }
  }

  void write(ByteBuffer source, long position, int length) {
    reserve(position + length);
    int done = 0;
    while (done < length) {
      int block = block(position + done);
      int offset = offset(position + done);
      int part = Math.min(length - done, BLOCK - offset);
      if (seen[block] == null && durable[block] == null && startsWithZeros(source, part)) {
        source.position(source.position() + part);
      } else {
        source.get(writable(block), offset, part);
      }
      done += part;
    }
    size = Math.max(size, position + length);
  }

  void truncate(long to) {
    int end = blocks(to);
    for (int block = end; block < blocks(size); block++) {
      seen[block] = null;
      dirty.set(block, durable[block] != null);
      doubtful.clear(block);
    }
    if (offset(to) != 0 && seen[end - 1] != null) {
      Arrays.fill(writable(end - 1), offset(to), BLOCK, (byte) 0);
    }
    size = to;
    lowest = Math.min(lowest, to);
  }

  void sync() {
    for (int block = dirty.nextSetBit(0); block >= 0; block = dirty.nextSetBit(block + 1)) {
      durable[block] = seen[block];
    }
    dirty.clear();
    durableSize = size;
    lowest = size;
  }

  /** A sync that the power loss cut short: some blocks got through, and perhaps the size. */
  void syncSome(SplittableRandom random) {
    for (int block = dirty.nextSetBit(0); block >= 0; block = dirty.nextSetBit(block + 1)) {
      if (random.nextBoolean()) {
        durable[block] = seen[block];
        dirty.clear(block);
      }
    }
    if (random.nextBoolean()) {
      durableSize = size;
      lowest = size;
    }
  }

  /** A sync that failed: the system takes the blocks for clean, and they may not be on the disk. */
  void doubt() {
    doubtful.or(dirty);
    dirty.clear();
  }

  void flip(long position, int bit) {
    int block = block(position);
    byte[] before = seen[block];
    byte[] flipped = flipped(before, offset(position), bit);
    durable[block] =
        durable[block] == before ? flipped : flipped(durable[block], offset(position), bit);
    seen[block] = flipped;
  }

  /** The file after a power loss. */
  FileNode after(Survival survival, SplittableRandom random) {
    return switch (survival) {
      case Survival.None() -> cut(durable, durableSize);
      case Survival.All() -> cut(seen, size);
      case Survival.Part part -> cut(torn(random), anySize(random));
    };
  }

  private byte[] @Nullable [] torn(SplittableRandom random) {
    byte[][] blocks = durable.clone();
    BitSet unsynced = (BitSet) dirty.clone();
    unsynced.or(doubtful);
    for (int i = unsynced.nextSetBit(0); i >= 0; i = unsynced.nextSetBit(i + 1)) {
      switch (random.nextInt(3)) {
        case 0 -> {}
        case 1 -> blocks[i] = seen[i];
        default -> blocks[i] = Sectors.mix(durable[i], seen[i], random);
      }
    }
    return blocks;
  }

  private long anySize(SplittableRandom random) {
    if (size == durableSize && lowest == size) {
      return size;
    }
    return switch (random.nextInt(3)) {
      case 0 -> durableSize;
      case 1 -> size;
      default -> random.nextLong(lowest, Math.max(size, durableSize) + 1);
    };
  }

  /**
   * The first bytes of the blocks; what lies behind them reads as zeros if the file grows again.
   */
  private static FileNode cut(byte[] @Nullable [] blocks, long size) {
    byte[][] kept = Arrays.copyOf(blocks, Math.max(blocks(size), 4));
    int end = blocks(size);
    Arrays.fill(kept, end, kept.length, null);
    byte[] last = offset(size) == 0 ? null : kept[end - 1];
    if (last != null && !Arrays.equals(last, offset(size), BLOCK, ZEROS, offset(size), BLOCK)) {
      kept[end - 1] = Arrays.copyOf(Arrays.copyOf(last, offset(size)), BLOCK);
    }
    return new FileNode(kept, size);
  }

  private byte[] writable(int block) {
    byte[] bytes = seen[block];
    if (bytes == null) {
      bytes = new byte[BLOCK];
    } else if (bytes == durable[block]) {
      bytes = bytes.clone();
    }
    seen[block] = bytes;
    dirty.set(block);
    doubtful.clear(block);
    return bytes;
  }

  private void reserve(long end) {
    int needed = blocks(end);
    if (needed > seen.length) {
      int length = Math.max(needed, seen.length + (seen.length >> 1));
      seen = Arrays.copyOf(seen, length);
      durable = Arrays.copyOf(durable, length);
    }
  }

  private static boolean startsWithZeros(ByteBuffer source, int length) {
    return source.get(source.position()) == 0
        && source.slice(source.position(), length).equals(ByteBuffer.wrap(ZEROS, 0, length));
  }

  private static byte[] flipped(byte @Nullable [] block, int offset, int bit) {
    byte[] bytes = block == null ? new byte[BLOCK] : block.clone();
    bytes[offset] ^= (byte) (1 << bit);
    return bytes;
  }

  private static int block(long position) {
    return Math.toIntExact(position / BLOCK);
  }

  private static int offset(long position) {
    return (int) (position % BLOCK);
  }

  private static int blocks(long size) {
    return Math.toIntExact((size + BLOCK - 1) / BLOCK);
  }
}
