package io.t4dx.core.flush;

/** Takes frozen memtables over, in the order of their LSNs. */
@FunctionalInterface
public interface FlushTarget {
  /**
   * A memtable was frozen. Called on the thread of a writer, who waits: the work itself belongs
   * elsewhere.
   */
  void accept(FrozenMemtable frozen);
}
