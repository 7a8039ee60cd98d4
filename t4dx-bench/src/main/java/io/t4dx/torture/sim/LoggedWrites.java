package io.t4dx.torture.sim;

import io.t4dx.core.codec.OperationsReader;
import io.t4dx.core.log.format.LineParser;
import io.t4dx.core.log.format.LogLine;
import io.t4dx.torture.oracle.Chronicle.Attempt;
import io.t4dx.torture.oracle.Violation;
import java.io.IOException;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What was written to the log, line by line. Sleep writes through the log, so this is how a history
 * comes to know what a store did by itself.
 */
final class LoggedWrites {
  private final LineParser parser = new LineParser();
  private final LogLine line = new LogLine();
  private final OperationsReader reader = new OperationsReader();
  private final NavigableMap<Long, Attempt> writes = new TreeMap<>();
  private boolean asleep;

  NavigableMap<Long, Attempt> all() {
    return writes;
  }

  /** Says whether what comes is sleep's, and not an application's. */
  void asleep(boolean is) {
    asleep = is;
  }

  /** What it has of a write: the same, at a time between its begin and now. */
  Attempt of(long lsn, Attempt attempt, long now) {
    Attempt logged = writes.get(lsn);
    if (logged == null
        || !logged.operations().equals(attempt.operations())
        || logged.at() < attempt.at()
        || logged.at() > Math.max(attempt.at(), now)) {
      throw new Violation("write " + lsn + " of " + attempt + " was logged as " + logged);
    }
    return logged;
  }

  /** Nobody will ever find these. */
  void forgetAfter(long lsn) {
    writes.tailMap(lsn, false).clear();
  }

  void hear(byte[] bytes, int from, int lineFeed) {
    if (!parser.parse(bytes, from, lineFeed, line) || line.isSeal()) {
      return;
    }
    try {
      writes.put(
          line.lsn(),
          new Attempt(
              line.at(), reader.read(line.bytes(), line.opsOffset(), line.opsLength()), asleep));
    } catch (IOException e) {
      throw new Violation("line " + line.lsn() + " of the log cannot be read", e);
    }
  }
}
