package io.t4dx.core.disk;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/** An open file. Positional, without a cursor; safe for use by several threads. */
public interface DiskFile extends AutoCloseable {

  /** What a sync must make durable. */
  enum Sync {
    /** The bytes, and the length that is needed to read them back. */
    DATA,
    /** The bytes and all that the file system keeps beside them. */
    ALL
  }

  /**
   * Reads some bytes into the target; fewer than asked for is not an error; -1 at or after the end
   * of the file.
   */
  int read(ByteBuffer target, long position) throws IOException;

  /** Writes some bytes of the source; fewer than it holds is not an error. */
  int write(ByteBuffer source, long position) throws IOException;

  void sync(Sync what) throws IOException;

  long size() throws IOException;

  /** Cuts the file to a size that is at most its own. */
  void truncate(long size) throws IOException;

  /** Maps a range of the file, read-only, for as long as the arena lives. */
  MemorySegment map(long offset, long length, Arena arena) throws IOException;

  @Override
  void close() throws IOException;

  /** Writes all of the source. */
  default void writeFully(ByteBuffer source, long position) throws IOException {
    long at = position;
    while (source.hasRemaining()) {
      at += write(source, at);
    }
  }

  /** Fills the target. */
  default void readFully(ByteBuffer target, long position) throws IOException {
    long at = position;
    while (target.hasRemaining()) {
      int read = read(target, at);
      if (read < 0) {
        throw new EOFException(
            "the file ends at " + at + ", " + target.remaining() + " bytes too early");
      }
      at += read;
    }
  }
}
