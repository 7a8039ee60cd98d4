package io.t4dx.core.memtable;

import org.jspecify.annotations.Nullable;

/** One state of an item or an edge. Immutable but for the link to its elders, which can be cut. */
abstract sealed class Version<V extends Version<V>> permits ItemVersion, EdgeVersion {
  private final long lsn;
  private volatile @Nullable V older;

  Version(long lsn) {
    this.lsn = lsn;
  }

  /** The write that made this state. */
  public final long lsn() {
    return lsn;
  }

  final @Nullable V older() {
    return older;
  }

  final void setOlder(@Nullable V version) {
    older = version;
  }

  /**
   * What memory this version holds that the next newer one does not hold as well.
   *
   * @param newer null for the newest of the chain
   */
  abstract long bytes(@Nullable V newer);
}
