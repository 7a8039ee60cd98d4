package io.t4dx.core.inspect;

import io.t4dx.inspect.CheckListener;

/** How far a check has come. */
final class Progress {
  private final CheckListener listener;
  private final long total;
  private String file = "";
  private long done;
  private int files;

  Progress(CheckListener listener, long total) {
    this.listener = listener;
    this.total = total;
  }

  /** Another file is being read. */
  void begin(String next) {
    file = next;
    files++;
    read(0);
  }

  /** So many bytes more were read. */
  void read(long bytes) {
    done += bytes;
    // Files may have grown since they were counted.
    listener.progress(file, done, Math.max(done, total));
  }

  int files() {
    return files;
  }

  long bytes() {
    return done;
  }
}
