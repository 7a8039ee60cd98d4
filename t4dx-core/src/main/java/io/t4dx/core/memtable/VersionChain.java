package io.t4dx.core.memtable;

import org.jspecify.annotations.Nullable;

/** The versions of one item or edge, newest first. One thread writes, any number read. */
abstract sealed class VersionChain<V extends Version<V>> permits ItemNode, EdgeNode {
  private volatile @Nullable V head;

  /** The newest version at or below an LSN; null where the chain has none. */
  public final @Nullable V at(long lsn) {
    V version = head;
    while (version != null && version.lsn() > lsn) {
      version = version.older();
    }
    return version;
  }

  /**
   * Makes a version the newest, and cuts off those that no view at or above the horizon can reach.
   *
   * @return by how many bytes the chain has grown
   */
  final long push(V version, long horizon) {
    V before = head;
    version.setOlder(before);
    head = version;
    long shared = before == null ? 0 : before.bytes(null) - before.bytes(version);
    return version.bytes(null) - shared - cutBelow(version, horizon);
  }

  private static <V extends Version<V>> long cutBelow(V newest, long horizon) {
    V last = newest;
    while (last.lsn() > horizon) {
      V older = last.older();
      if (older == null) {
        return 0;
      }
      last = older;
    }
    long freed = 0;
    V newer = last;
    for (V cut = last.older(); cut != null; cut = cut.older()) {
      freed += cut.bytes(newer);
      newer = cut;
    }
    last.setOlder(null);
    return freed;
  }
}
