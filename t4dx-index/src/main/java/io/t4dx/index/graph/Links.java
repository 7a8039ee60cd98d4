package io.t4dx.index.graph;

/** Who a node's neighbours are. */
public abstract class Links {
  /** Only the link structures of this package exist. */
  protected Links() {}

  /**
   * Reads the neighbours of a node; every one is a node that exists.
   *
   * @param into long enough for the greatest degree
   * @return how many there are
   */
  public abstract int load(int node, int[] into);
}
