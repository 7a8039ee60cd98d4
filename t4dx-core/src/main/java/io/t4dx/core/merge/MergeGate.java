package io.t4dx.core.merge;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets a merge be ended: it works on files only inside the gate, and whoever closes the gate waits
 * until it is outside.
 */
final class MergeGate {
  private final ReentrantLock working = new ReentrantLock();
  private volatile boolean closed;

  /** The gate is closed: the merge comes to nothing. */
  static final class ClosedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClosedException() {
      super("the store is being closed");
    }
  }

  /** Begins to work on files. */
  void enter() {
    working.lock();
    if (closed) {
      working.unlock();
      throw new ClosedException();
    }
  }

  void leave() {
    working.unlock();
  }

  /** To be called often. */
  void check() {
    if (closed) {
      throw new ClosedException();
    }
  }

  boolean isClosed() {
    return closed;
  }

  /**
   * From now on whoever checks is told. A merge that is inside comes to its end or to its next
   * check; see {@link #awaitOutside}.
   */
  void close() {
    closed = true;
  }

  /** Returns when no merge works on files, which none does from then on. */
  void awaitOutside() {
    working.lock();
    try {
      check(closed);
    } finally {
      working.unlock();
    }
  }

  private static void check(boolean closed) {
    if (!closed) {
      throw new IllegalStateException("the gate is open");
    }
  }
}
