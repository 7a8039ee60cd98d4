package io.t4dx.core.memtable;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The versions of one item or edge, newest first. One thread writes, any number read. */
abstract sealed class VersionChain<V extends Version<V>> permits ItemNode, EdgeNode {
  private volatile @Nullable V head;

  /** The newest version at or below an LSN; null where the chain has none. */
  public final @Nullable V at(long lsn) {
    return atOrBelow(head, lsn);
  }

  /** The versions beyond an LSN that are still kept, oldest first. */
  public final List<V> after(long lsn) {
    List<V> versions = new ArrayList<>();
    for (V version = head; version != null && version.lsn() > lsn; version = version.older()) {
      versions.add(version);
    }
    return versions.reversed();
  }

  /**
   * Makes a version the newest, and cuts out those that nobody can reach: neither a view at or
   * above the horizon, nor a look at the state as of one LSN that is kept.
   *
   * @param keep the LSN whose state is kept besides; {@link Long#MAX_VALUE} where there is none
   * @return by how many bytes the chain has grown
   */
  final long push(V version, long horizon, long keep) {
    V before = head;
    version.setOlder(before);
    head = version;
    long shared = before == null ? 0 : before.bytes(null) - before.bytes(version);
    return version.bytes(null) - shared - cut(version, horizon, keep);
  }

  private static <V extends Version<V>> long cut(V newest, long horizon, long keep) {
    V last = atOrBelow(newest, horizon);
    if (last == null) {
      return 0;
    }
    V kept = last.lsn() <= keep ? null : atOrBelow(last.older(), keep);
    long freed = 0;
    V newer = last;
    for (V cut = last.older(); cut != null; cut = cut.older()) {
      freed += cut == kept ? 0 : cut.bytes(newer);
      newer = cut;
    }
    last.setOlder(kept);
    if (kept != null) {
      kept.setOlder(null);
    }
    return freed;
  }

  private static <V extends Version<V>> @Nullable V atOrBelow(@Nullable V newest, long lsn) {
    V version = newest;
    while (version != null && version.lsn() > lsn) {
      version = version.older();
    }
    return version;
  }
}
