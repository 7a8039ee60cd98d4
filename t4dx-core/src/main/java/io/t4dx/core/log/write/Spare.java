package io.t4dx.core.log.write;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.disk.DiskFile.Sync;
import io.t4dx.core.log.format.LogPaths;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A file that is filled with zeros, little by little, to become the next log file.
 *
 * <pre>
 *   NONE --fill--> FILLING --> READY --fill--> FILLING      groundwork
 *     ^                          |
 *     +------free------ TAKEN <--+ take                     leader
 * </pre>
 *
 * <p>There is one name for it, so there is one owner at a time: while a leader has taken it, until
 * it has its new name, the groundwork must not begin another.
 */
final class Spare {
  private enum State {
    NONE,
    FILLING,
    READY,
    TAKEN
  }

  private final Disk disk;
  private final AtomicReference<State> state = new AtomicReference<>(State.NONE);
  private volatile long filled;

  Spare(Disk disk) {
    this.disk = disk;
  }

  /** Up to where it is filled; 0 where there is none. */
  long filled() {
    return filled;
  }

  /** Fills the next step of it, up to a size; begins one where there is none. */
  void fill(long size) throws IOException {
    boolean begins = state.compareAndSet(State.NONE, State.FILLING);
    if (!begins && !state.compareAndSet(State.READY, State.FILLING)) {
      return;
    }
    State outcome = State.NONE;
    try (DiskFile file = begins ? begin() : disk.openForUpdate(LogPaths.SPARE)) {
      long to = Math.min(size, filled + Zeros.STEP_BYTES);
      Zeros.write(file, filled, to);
      file.sync(Sync.DATA);
      filled = to;
      outcome = State.READY;
    } finally {
      if (outcome == State.NONE) {
        filled = 0;
      }
      state.set(outcome);
    }
  }

  private DiskFile begin() throws IOException {
    if (disk.exists(LogPaths.SPARE)) {
      disk.delete(LogPaths.SPARE);
    }
    return disk.create(LogPaths.SPARE);
  }

  /** Takes it, if there is one and nobody is filling it; {@link #free} must follow. */
  boolean take() {
    return state.compareAndSet(State.READY, State.TAKEN);
  }

  /** The name is free for another one. */
  void free() {
    filled = 0;
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
