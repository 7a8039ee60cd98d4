package io.t4dx.tools.full;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.CompletionHandler;
import java.nio.channels.FileLock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A file that grows only while there is room; what it has already can be written over. */
final class SmallChannel extends AsynchronousFileChannel {
  private final AsynchronousFileChannel real;
  private final Room room;

  SmallChannel(AsynchronousFileChannel real, Room room) {
    this.real = real;
    this.room = room;
  }

  @Override
  public Future<Integer> write(ByteBuffer source, long position) {
    try {
      long size = real.size();
      long inside = Math.clamp(size - position, 0, source.remaining());
      // The part that is in the file already needs no room, and goes alone where the rest has none.
      long fits = inside > 0 ? inside : room.take(source.remaining());
      ByteBuffer part = source.slice(source.position(), (int) fits);
      int written = real.write(part, position).get();
      source.position(source.position() + written);
      return CompletableFuture.completedFuture(written);
    } catch (Exception e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public Future<Integer> read(ByteBuffer target, long position) {
    return real.read(target, position);
  }

  @Override
  public long size() throws IOException {
    return real.size();
  }

  @Override
  public AsynchronousFileChannel truncate(long size) throws IOException {
    real.truncate(size);
    return this;
  }

  @Override
  public void force(boolean all) {
    // Nobody cuts the power here, and a busy disk would take its time.
  }

  @Override
  public boolean isOpen() {
    return real.isOpen();
  }

  @Override
  public void close() throws IOException {
    real.close();
  }

  @Override
  public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
    return real.tryLock(position, size, shared);
  }

  @Override
  public Future<FileLock> lock(long position, long size, boolean shared) {
    return real.lock(position, size, shared);
  }

  @Override
  public <A> void lock(
      long position,
      long size,
      boolean shared,
      @Nullable A with,
      CompletionHandler<FileLock, ? super A> then) {
    real.lock(position, size, shared, with, then);
  }

  @Override
  public <A> void read(
      ByteBuffer target,
      long position,
      @Nullable A with,
      CompletionHandler<Integer, ? super A> then) {
    real.read(target, position, with, then);
  }

  @Override
  public <A> void write(
      ByteBuffer source,
      long position,
      @Nullable A with,
      CompletionHandler<Integer, ? super A> then) {
    throw new UnsupportedOperationException("nobody writes in this way");
  }
}
