package io.t4dx.core.disk;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A file of the operating system, behind a channel that no interrupt can close. */
final class RealFile implements DiskFile {
  static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ);
  static final Set<OpenOption> UPDATE = Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE);
  static final Set<OpenOption> CREATE =
      Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);

  private final Path path;
  private final AsynchronousFileChannel channel;
  private final boolean writable;
  private final @Nullable Object identity;

  private RealFile(Path path, Set<OpenOption> options) throws IOException {
    this.path = path;
    this.channel = openUninterruptible(path, options);
    this.writable = options.contains(StandardOpenOption.WRITE);
    this.identity = identity(path);
  }

  static RealFile open(Path path, Set<OpenOption> options) throws IOException {
    return new RealFile(path, options);
  }

  static AsynchronousFileChannel openUninterruptible(Path path, Set<? extends OpenOption> options)
      throws IOException {
    return AsynchronousFileChannel.open(path, options, SameThreadExecutor.INSTANCE);
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    return finished(channel.read(target, position));
  }

  @Override
  public int write(ByteBuffer source, long position) throws IOException {
    requireWritable();
    int wanted = source.remaining();
    try {
      return finished(channel.write(source, position));
    } catch (IOException e) {
      throw RealErrors.ofWrite(path, position, wanted, e);
    }
  }

  @Override
  public void sync(Sync what) throws IOException {
    try {
      channel.force(what == Sync.ALL);
    } catch (IOException e) {
      // Delayed allocation: the lack of space may show only here.
      throw RealErrors.ofWrite(path, 0, 0, e);
    }
  }

  @Override
  public long size() throws IOException {
    return channel.size();
  }

  @Override
  public void truncate(long size) throws IOException {
    requireWritable();
    long present = channel.size();
    if (size < 0 || size > present) {
      throw new IllegalArgumentException(
          path + " has " + present + " bytes and cannot be cut to " + size);
    }
    channel.truncate(size);
  }

  @Override
  public MemorySegment map(long offset, long length, Arena arena) throws IOException {
    if (!channel.isOpen()) {
      throw new ClosedChannelException();
    }
    long size = channel.size();
    if (offset < 0 || length < 0 || offset > size - length) {
      throw new EOFException(
          path + " has " + size + " bytes: cannot map " + length + " bytes from " + offset);
    }
    boolean interrupted = false;
    try {
      while (true) {
        interrupted |= Thread.interrupted();
        // Only an interruptible channel can map. An interrupt between the line above and the end of
        // the mapping closes this channel of the moment, and no other: then once more.
        try (FileChannel mapper = FileChannel.open(path, READ)) {
          requireSameFile();
          return mapper.map(FileChannel.MapMode.READ_ONLY, offset, length, arena);
        } catch (ClosedByInterruptException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  @Override
  public String toString() {
    return path.toString();
  }

  private void requireWritable() {
    if (!writable) {
      throw new IllegalStateException(path + " was opened for reading only");
    }
  }

  private void requireSameFile() throws IOException {
    if (!Objects.equals(identity, identity(path))) {
      throw new IOException(path + " is not the file any more that was opened by this name");
    }
  }

  private static @Nullable Object identity(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }

  /** The result of an operation that ran in this thread: it is done, so nothing waits here. */
  static int finished(Future<Integer> operation) throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return operation.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          if (e.getCause() instanceof IOException cause) {
            throw cause;
          }
          throw new IOException(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
