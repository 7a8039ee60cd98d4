package io.t4dx.core.disk.sim;

import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.disk.DiskFullException;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;

/** An open file of a simulated disk. The disk's monitor guards everything. */
final class SimulatedFile implements DiskFile {
  /**
   * What a mapped segment's address has in common with one of a real disk, for an aligned offset.
   */
  private static final int ALIGNMENT = 64;

  private final SimulatedDisk disk;
  private final FileNode node;
  private final String path;
  private final boolean writable;
  private boolean open = true;

  SimulatedFile(SimulatedDisk disk, FileNode node, String path, boolean writable) {
    this.disk = disk;
    this.node = node;
    this.path = path;
    this.writable = writable;
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    synchronized (disk) {
      begin(Operation.READ, checked(position), target.remaining());
      long left = node.size() - position;
      if (left <= 0 && target.hasRemaining()) {
        return -1;
      }
      int length = disk.faults().transfer(Math.clamp(left, 0, target.remaining()));
      node.read(target, position, length);
      return length;
    }
  }

  @Override
  public int write(ByteBuffer source, long position) throws IOException {
    synchronized (disk) {
      requireWritable();
      begin(Operation.WRITE, checked(position), source.remaining());
      int wanted = disk.faults().transfer(source.remaining());
      int length = disk.faults().share(roomFor(position, wanted));
      long before = node.size();
      if (length > 0) {
        node.write(source, position, length);
      }
      disk.grew(node, node.size() - before);
      disk.faults().leave();
      return length;
    }
  }

  @Override
  public void sync(Sync what) throws IOException {
    synchronized (disk) {
      try {
        begin(Operation.SYNC, 0, -1);
      } catch (DiskCrashedException | ClosedChannelException e) {
        throw e;
      } catch (IOException e) {
        node.doubt();
        throw e;
      }
      if (disk.faults().isHalfDone()) {
        node.syncSome(disk.faults().random());
      } else {
        node.sync();
      }
      disk.faults().leave();
    }
  }

  @Override
  public long size() throws IOException {
    synchronized (disk) {
      requireOpen();
      return node.size();
    }
  }

  @Override
  public void truncate(long size) throws IOException {
    synchronized (disk) {
      requireWritable();
      requireOpen();
      if (size < 0 || size > node.size()) {
        throw new IllegalArgumentException(
            this + " has " + node.size() + " bytes and cannot be cut to " + size);
      }
      begin(Operation.TRUNCATE, size, node.size() - size);
      long before = node.size();
      if (disk.faults().share(1) == 1) {
        node.truncate(size);
      }
      disk.grew(node, node.size() - before);
      disk.faults().leave();
    }
  }

  /** A copy: a mapping of a file that nobody writes to any more cannot tell the difference. */
  @Override
  public MemorySegment map(long offset, long length, Arena arena) throws IOException {
    synchronized (disk) {
      begin(Operation.READ, offset, length);
      if (offset < 0 || length < 0 || offset > node.size() - length) {
        throw new EOFException(
            this + " has " + node.size() + " bytes: cannot map " + length + " from " + offset);
      }
      if (disk.find(path) != node) {
        throw new IOException(this + " is not the file any more that was opened by this name");
      }
      long skew = offset % ALIGNMENT;
      MemorySegment mapped = arena.allocate(skew + length, ALIGNMENT).asSlice(skew);
      for (long at = 0; at < length; at += FileNode.BLOCK) {
        int part = (int) Math.min(FileNode.BLOCK, length - at);
        node.read(mapped.asSlice(at, part).asByteBuffer(), offset + at, part);
      }
      return mapped.asReadOnly();
    }
  }

  @Override
  public void close() {
    synchronized (disk) {
      open = false;
    }
  }

  @Override
  public String toString() {
    return disk.describe(path);
  }

  private void begin(Operation kind, long offset, long length) throws IOException {
    requireOpen();
    disk.faults().enter(kind, path, offset, length);
  }

  private void requireOpen() throws IOException {
    disk.faults().requirePower();
    if (!open) {
      throw new ClosedChannelException();
    }
  }

  private void requireWritable() {
    if (!writable) {
      throw new IllegalStateException(this + " was opened for reading only");
    }
  }

  /** How many of the bytes the free space can take. */
  private int roomFor(long position, int wanted) throws IOException {
    long beyond = position + wanted - node.size();
    long missing = Math.min(wanted, beyond - disk.room());
    if (beyond <= 0 || missing <= 0 || wanted == 0) {
      return wanted;
    }
    if (missing == wanted) {
      throw new DiskFullException(
          this + " cannot take " + wanted + " bytes at offset " + position + ": the disk is full");
    }
    return wanted - (int) missing;
  }

  private static long checked(long position) {
    if (position < 0) {
      throw new IllegalArgumentException("position " + position + " is negative");
    }
    return position;
  }
}
