package io.t4dx.bench.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** What the device costs without a log: write and force, into space that was allocated before. */
final class BareFile implements AutoCloseable {
  private static final int ALLOCATED = 64 << 20;

  private final FileChannel file;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(8 << 20);
  private List<byte[]> queue = new ArrayList<>();
  private long position;
  private long queued;
  private long done;
  private boolean leading;

  BareFile(Path directory) throws IOException {
    file =
        FileChannel.open(
            directory.resolve("bare"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    for (long at = 0; at < ALLOCATED; at += buffer.capacity()) {
      file.write(buffer.clear(), at);
    }
    file.force(true);
  }

  /** One write and one force, by one thread. */
  void writeAndForce(byte[] bytes) throws IOException {
    flush(List.of(bytes));
  }

  /** The shortest group commit: who finds nobody leading writes what all have queued. */
  void groupCommit(byte[] bytes) throws IOException, InterruptedException {
    List<byte[]> group;
    synchronized (this) {
      queue.add(bytes);
      long mine = ++queued;
      while (leading && done < mine) {
        wait();
      }
      if (done >= mine) {
        return;
      }
      leading = true;
      group = queue;
      queue = new ArrayList<>();
    }
    flush(group);
    synchronized (this) {
      done += group.size();
      leading = false;
      notifyAll();
    }
  }

  private void flush(List<byte[]> group) throws IOException {
    buffer.clear();
    group.forEach(buffer::put);
    buffer.flip();
    if (position + buffer.remaining() > ALLOCATED) {
      position = 0;
    }
    position += file.write(buffer, position);
    file.force(true);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
