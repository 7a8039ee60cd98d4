package io.t4dx.core.inspect;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.log.format.LogLine;
import io.t4dx.core.log.read.LogTail;
import io.t4dx.inspect.LogDump;
import java.io.IOException;
import java.util.Optional;

/** The lines of a log as they come. */
final class LogFollower implements LogDump.Follower {
  private final LogTail tail;
  private final LogLine line = new LogLine();
  private final Deeds deeds = new Deeds();

  LogFollower(Disk disk, long fromLsn) {
    this.tail = new LogTail(disk, fromLsn);
  }

  @Override
  public Optional<LogDump.Line> next() {
    try {
      return tail.next(line)
          ? Optional.of(LogReading.line(tail.file(), tail.lineStart(), line, deeds))
          : Optional.empty();
    } catch (IOException e) {
      throw Failure.of(e);
    }
  }

  @Override
  public void close() {
    try {
      tail.close();
    } catch (IOException e) {
      throw Failure.of(e);
    }
  }
}
