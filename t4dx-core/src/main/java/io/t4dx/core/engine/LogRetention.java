package io.t4dx.core.engine;

import io.t4dx.core.log.write.LogWriter;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far back the log is kept: what is not in segments yet, and every change of a component that
 * came after the oldest checkpoint. So each checkpoint that is kept leads to the same state.
 *
 * <pre>
 *    LSN 0 ........ checkpoint 40 ......... checkpoint 90 ......
 *          no change        | 57: first change    | 91: first change
 *                           v
 *          may go up to 56, if that is in segments
 * </pre>
 */
final class LogRetention {
  private static final Logger LOG = LoggerFactory.getLogger(LogRetention.class);
  private static final long NONE = Long.MAX_VALUE;

  /** What came after a checkpoint, or after nothing at all. */
  private static final class Span {
    private final long after;
    private long firstChange;

    Span(long after, long firstChange) {
      this.after = after;
      this.firstChange = firstChange;
    }
  }

  /** Held while files are deleted or given second names. */
  private final ReentrantLock files = new ReentrantLock();

  private final ArrayDeque<Span> spans = new ArrayDeque<>();
  private final int kept;
  private long inSegments;
  private long lastChange;

  /**
   * Nothing is known yet.
   *
   * @param kept how many checkpoints are kept
   * @param inSegments everything up to this LSN is in segments
   */
  LogRetention(int kept, long inSegments) {
    this.kept = kept;
    this.inSegments = inSegments;
  }

  /** Something is to be done while no file of the log goes. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  <T> T holding(Work<T> work) throws IOException {
    files.lock();
    try {
      return work.run();
    } finally {
      files.unlock();
    }
  }

  /** What was found at opening, oldest first; there may have been changes after it. */
  synchronized void found(long checkpoint, boolean changedAfter) {
    spans.addLast(new Span(checkpoint, changedAfter ? checkpoint + 1 : NONE));
  }

  /** A component was changed. In the order of LSNs. */
  synchronized void changed(long lsn) {
    lastChange = lsn;
    Span newest = spans.getLast();
    if (newest.firstChange == NONE) {
      newest.firstChange = lsn;
    }
  }

  /** Whether a component was changed since the newest checkpoint. */
  synchronized boolean hasChanges() {
    return spans.getLast().firstChange != NONE;
  }

  /** Whether the log is kept for changes of components. */
  synchronized boolean holdsChanges() {
    return spans.stream().anyMatch(span -> span.firstChange != NONE);
  }

  /** A checkpoint was taken. */
  synchronized void checkpoint(long lsn) {
    if (spans.getLast().after == lsn) {
      return;
    }
    spans.addLast(new Span(lsn, lastChange > lsn ? lsn + 1 : NONE));
    while (spans.size() > kept) {
      spans.removeFirst();
    }
  }

  /** Only the newest checkpoint is left. */
  synchronized void onlyNewest() {
    while (spans.size() > 1) {
      spans.removeFirst();
    }
  }

  synchronized void inSegments(long lsn) {
    inSegments = Math.max(inSegments, lsn);
  }

  private synchronized long releasable() {
    long bound = inSegments;
    for (Span span : spans) {
      bound = Math.min(bound, span.firstChange - 1);
    }
    return bound;
  }

  /** Deletes the files that nothing needs any more. */
  void release(LogWriter<?> log) {
    files.lock();
    try {
      log.release(releasable());
    } catch (IOException e) {
      // They only take space: the next time that files are released they go too.
      LOG.warn("log files up to LSN {} could not be deleted", releasable(), e);
    } finally {
      files.unlock();
    }
  }
}
