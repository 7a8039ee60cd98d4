package io.t4dx.core.disk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A lock of the operating system on a file that names its holder. It goes with the process, however
 * that ends, so a file that was left behind blocks nobody.
 *
 * <p>POSIX drops all locks of a process on a file as soon as the process closes any descriptor of
 * it. So the locks that are held here are also kept in a registry, and no file in it is ever opened
 * a second time.
 */
final class RealLock implements DiskLock {
  private static final Set<OpenOption> OPTIONS =
      Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
  private static final int LONGEST_LINE = 4096;

  private static final Map<Path, String> HELD = new HashMap<>();

  /** Never closed: another class loader of this process holds these locks, and would lose them. */
  private static final List<AsynchronousFileChannel> FOREIGN = new ArrayList<>();

  private final Path path;
  private final AsynchronousFileChannel channel;

  private RealLock(Path path, AsynchronousFileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  static RealLock take(Path path, String holder) throws IOException {
    synchronized (HELD) {
      refuse(path);
      AsynchronousFileChannel channel = RealFile.openUninterruptible(path, OPTIONS);
      try {
        if (channel.tryLock() == null) {
          throw new DiskLockedException(path.toString(), signature(channel));
        }
        sign(path, channel, holder);
      } catch (OverlappingFileLockException e) {
        FOREIGN.add(channel);
        DiskLockedException held = new DiskLockedException(path.toString(), signature(channel));
        held.initCause(e);
        throw held;
      } catch (IOException e) {
        channel.close();
        throw e;
      }
      HELD.put(path, holder);
      return new RealLock(path, channel);
    }
  }

  /** Refuses a file that this process holds as a lock: opening and closing it would release it. */
  static void refuse(Path path) throws DiskLockedException {
    synchronized (HELD) {
      String holder = HELD.get(path);
      if (holder != null) {
        throw new DiskLockedException(path.toString(), holder);
      }
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (HELD) {
      if (channel.isOpen()) {
        try (channel) {
          // Whoever fails to lock from here on must not read the name of one who has left.
          channel.truncate(0);
        } finally {
          HELD.remove(path);
        }
      }
    }
  }

  private static void sign(Path path, AsynchronousFileChannel channel, String holder)
      throws IOException {
    channel.truncate(0);
    ByteBuffer line = UTF_8.encode(holder + "\n");
    while (line.hasRemaining()) {
      int wanted = line.remaining();
      try {
        RealFile.finished(channel.write(line, line.position()));
      } catch (IOException e) {
        throw RealErrors.ofWrite(path, line.position(), wanted, e);
      }
    }
  }

  private static String signature(AsynchronousFileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LONGEST_LINE);
    RealFile.finished(channel.read(bytes, 0));
    String line = UTF_8.decode(bytes.flip()).toString().strip();
    return line.isEmpty() ? "a process that has not given its name yet" : line;
  }
}
