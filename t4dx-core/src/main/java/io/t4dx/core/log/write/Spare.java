package io.t4dx.core.log.write;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.disk.DiskFile.Sync;
import io.t4dx.core.log.format.LogPaths;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A file of zeros that waits to become the next log file.
 *
 * <pre>
 *   NONE --make--> MAKING --> READY --take--> TAKEN --free--> NONE
 *         groundwork                  leader
 * </pre>
 *
 * <p>There is one name for it, so there is one owner at a time: while a leader has taken it, until
 * it has its new name, the groundwork must not begin another.
 */
final class Spare {
  private enum State {
    NONE,
    MAKING,
    READY,
    TAKEN
  }

  private final Disk disk;
  private final AtomicReference<State> state = new AtomicReference<>(State.NONE);
  private volatile long bytes;

  Spare(Disk disk) {
    this.disk = disk;
  }

  /** Whether one could be made now. */
  boolean isWanted() {
    return state.get() == State.NONE;
  }

  /** Makes one, if there is none. */
  void make(long size) throws IOException {
    if (!state.compareAndSet(State.NONE, State.MAKING)) {
      return;
    }
    State outcome = State.NONE;
    try {
      if (disk.exists(LogPaths.SPARE)) {
        disk.delete(LogPaths.SPARE);
      }
      try (DiskFile file = disk.create(LogPaths.SPARE)) {
        for (long at = 0; at < size; at += Zeros.STEP_BYTES) {
          Zeros.write(file, at, Math.min(size, at + Zeros.STEP_BYTES));
          file.sync(Sync.ALL);
        }
      }
      bytes = size;
      outcome = State.READY;
    } finally {
      state.set(outcome);
    }
  }

  /** Takes it, if there is one; {@link #free} must follow. */
  boolean take() {
    return state.compareAndSet(State.READY, State.TAKEN);
  }

  long bytes() {
    return bytes;
  }

  /** The name is free for another one. */
  void free() {
    state.compareAndSet(State.TAKEN, State.NONE);
  }

  void remove() throws IOException {
    if (take()) {
      try {
        disk.delete(LogPaths.SPARE);
      } finally {
        free();
      }
    }
  }
}
