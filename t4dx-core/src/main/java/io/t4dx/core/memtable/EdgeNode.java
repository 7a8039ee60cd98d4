package io.t4dx.core.memtable;

import io.t4dx.model.EdgeKey;

/** The place of one edge in a memtable, with the chain of its versions. */
public final class EdgeNode extends VersionChain<EdgeVersion> {
  /** The node, its place, and its entries in both orders. */
  static final int BYTES = 232;

  private final EdgeKey key;

  EdgeNode(EdgeKey key) {
    this.key = key;
  }

  public EdgeKey key() {
    return key;
  }
}
