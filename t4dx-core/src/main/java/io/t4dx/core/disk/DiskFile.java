package io.t4dx.core.disk;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/**
 * An open file. Positional, without a cursor; safe for use by several threads. It stays the same
 * file when it is renamed or deleted; after {@link #close} every operation fails.
 */
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

  /**
   * Writes some bytes of the source; fewer than it holds is not an error. A gap between the end of
   * the file and the position reads as zeros. A file that was opened for reading only throws
   * IllegalStateException.
   *
   * @throws DiskFullException if no byte could be written for want of space
   */
  int write(ByteBuffer source, long position) throws IOException;

  /**
   * Makes what was written durable. After a failure the written bytes are in doubt for good: a
   * later sync may succeed without them.
   */
  void sync(Sync what) throws IOException;

  long size() throws IOException;

  /** Cuts the file to a size that is at most its own (IllegalArgumentException otherwise). */
  void truncate(long size) throws IOException;

  /**
   * Maps a range of the file, read-only, for as long as the arena lives. What is written later may
   * or may not show in it. The file must still have the name it was opened by.
   *
   * @throws EOFException if the range is not inside the file
   */
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
