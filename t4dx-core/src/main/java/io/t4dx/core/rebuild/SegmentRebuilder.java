package io.t4dx.core.rebuild;

import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.live.SegmentSet;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Rebuilds segments as soon as one of their indexes is left, one after the other. Each is tried
 * once; where that fails, reads go on without the index, and the next opening tries again.
 */
public final class SegmentRebuilder implements AutoCloseable {
  private final Replacement replacement;
  private final boolean background;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private final ArrayDeque<Job> waiting = new ArrayDeque<>();
  private final Set<Long> asked = new HashSet<>();
  private boolean working;
  private boolean closed;

  /** A segment, and a set that keeps it mapped meanwhile. */
  private record Job(LiveSegment segment, SegmentSet held) {}

  /**
   * A rebuilder without work.
   *
   * @param background whether it starts a thread when there is work; without one all is done by
   *     {@link #rebuildWaiting}
   */
  public SegmentRebuilder(Replacement replacement, boolean background) {
    this.replacement = replacement;
    this.background = background;
  }

  /** Rebuilds a segment of the store when one of its indexes is left, and now if one was. */
  public void watch(LiveSegment live) {
    live.segment().file().left().watch(() -> ask(live));
  }

  /** Whoever finds the damage may be in the middle of a write: nothing is done here. */
  private void ask(LiveSegment live) {
    lock.lock();
    try {
      if (closed || !asked.add(live.segment().number())) {
        return;
      }
      waiting.addLast(new Job(live, SegmentSet.of(List.of(live))));
      if (background && !working) {
        working = true;
        Thread.ofPlatform().name("t4dx-rebuild").daemon().start(this::work);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Rebuilds what waits, on this thread, where that is nobody else's task. */
  public void rebuildWaiting() {
    lock.lock();
    try {
      if (background || working || waiting.isEmpty()) {
        return;
      }
      working = true;
    } finally {
      lock.unlock();
    }
    work();
  }

  private void work() {
    for (Job job = next(); job != null; job = next()) {
      try {
        replacement.replace(job.segment).ifPresent(this::watch);
      } finally {
        job.held.release();
      }
    }
  }

  private @Nullable Job next() {
    lock.lock();
    try {
      Job next = closed ? null : waiting.pollFirst();
      if (next == null) {
        working = false;
        ended.signalAll();
      }
      return next;
    } finally {
      lock.unlock();
    }
  }

  /** Ends when the rebuild under way has; what waits is left to the next opening. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      waiting.forEach(job -> job.held.release());
      waiting.clear();
      while (working) {
        ended.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }
}
