package io.t4dx.core.segment.format;

import java.util.EnumSet;
import java.util.Set;

/**
 * The indexes of one file that were found damaged, and that reads do without since then. Safe for
 * any number of threads.
 */
public final class LeftIndexes {
  private final Set<Section> sections = EnumSet.noneOf(Section.class);
  private Runnable watcher = () -> {};

  /** An index is not used any more; what is no index cannot be left. */
  public void add(Section section) {
    Runnable told;
    synchronized (this) {
      if (section.role() != Section.Role.INDEX || !sections.add(section)) {
        return;
      }
      told = watcher;
    }
    told.run();
  }

  /** Which they are. */
  public synchronized Set<Section> all() {
    return Set.copyOf(sections);
  }

  /**
   * Has something done whenever one more is left, and at once where some are already.
   *
   * @param action called on the thread of whoever finds the damage, so it must not take long
   */
  public void watch(Runnable action) {
    boolean already;
    synchronized (this) {
      watcher = action;
      already = !sections.isEmpty();
    }
    if (already) {
      action.run();
    }
  }
}
