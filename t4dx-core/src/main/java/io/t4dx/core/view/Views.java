package io.t4dx.core.view;

import io.t4dx.store.T4dxException;
import java.util.ArrayDeque;

/** The newest view, and those before it that somebody still pins. */
public final class Views {
  private static final int FIRST_SWEEP = 64;

  private final ArrayDeque<View> published = new ArrayDeque<>();
  private volatile View newest;
  private int sweepAt = FIRST_SWEEP;
  private volatile boolean closed;

  public Views(View first) {
    newest = first;
    published.add(first);
  }

  /**
   * Pins the newest view; the caller closes it.
   *
   * @throws T4dxException.Closed if there is none any more
   */
  public View pin() {
    View view = newest;
    while (!view.tryPin()) {
      if (closed) {
        throw new T4dxException.Closed("the store was closed");
      }
      view = newest;
    }
    return view;
  }

  public View newest() {
    return newest;
  }

  /** Makes a view the newest. For the writing thread. */
  public void publish(View next) {
    View before = newest;
    newest = next;
    before.close();
    if (!before.isPinned()) {
      published.removeLast();
    }
    published.addLast(next);
    if (published.size() > sweepAt) {
      sweep();
    }
  }

  /** Lets go of the newest view: it stays as long as someone pins it. For the writing thread. */
  public void close() {
    if (!closed) {
      closed = true;
      newest.close();
    }
  }

  /**
   * A snapshot that is held for long must not keep the views behind it, which nobody pins, from
   * being let go.
   */
  private void sweep() {
    published.removeIf(view -> !view.isPinned());
    sweepAt = Math.max(FIRST_SWEEP, 2 * published.size());
  }

  /** The LSN below which no view looks any more. For the writing thread. */
  public long horizon() {
    View oldest = published.getFirst();
    while (!oldest.isPinned()) {
      published.removeFirst();
      oldest = published.getFirst();
    }
    return oldest.lsn();
  }
}
