package io.t4dx.compaction.cluster;

import java.util.Arrays;

/** Disjoint sets of points, each with the node of the tree that stands for it. */
final class Parts {
  private final int[] parent;
  private final int[] size;
  private final int[] node;

  Parts(int points) {
    parent = new int[points];
    node = new int[points];
    size = new int[points];
    Arrays.setAll(parent, point -> point);
    Arrays.setAll(node, point -> point);
    Arrays.fill(size, 1);
  }

  /** The point that represents the part; paths are halved on the way. */
  int find(int point) {
    int at = point;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  int node(int representative) {
    return node[representative];
  }

  void join(int left, int right, int joined) {
    int larger = size[left] < size[right] ? right : left;
    int smaller = larger == left ? right : left;
    parent[smaller] = larger;
    size[larger] += size[smaller];
    node[larger] = joined;
  }
}
