package io.t4dx.index.graph;

/**
 * Makes sure that every node can be reached on the ground level from the entry: pruning can drop
 * the last link that led to a node.
 */
final class Reach {
  private static final int ROUNDS = 4;

  private final LinkTable table;
  private final int nodes;
  private final boolean[] reached;
  private final int[] queue;
  private final int[] links;
  private final int[] others;

  private Reach(LinkTable table, int nodes) {
    this.table = table;
    this.nodes = nodes;
    this.reached = new boolean[nodes];
    this.queue = new int[nodes];
    this.links = new int[table.degree()];
    this.others = new int[table.degree()];
  }

  /** Links what cannot be reached; returns how many nodes are still out of reach. */
  static int repair(LinkTable table, int nodes, int entry) {
    int missing = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Reach reach = new Reach(table, nodes);
      missing = nodes - reach.walk(entry);
      if (missing == 0) {
        return 0;
      }
      reach.adopt();
      if (round == ROUNDS - 2) {
        reach.bridge();
      }
    }
    return missing;
  }

  private int walk(int from) {
    int head = 0;
    int tail = 0;
    reached[from] = true;
    queue[tail++] = from;
    while (head < tail) {
      int count = table.load(queue[head++], links);
      for (int i = 0; i < count; i++) {
        if (!reached[links[i]]) {
          reached[links[i]] = true;
          queue[tail++] = links[i];
        }
      }
    }
    return tail;
  }

  private void adopt() {
    for (int node = 0; node < nodes; node++) {
      if (!reached[node] && adopted(node)) {
        walk(node);
      }
    }
  }

  /** An island that links nowhere gets a link from any reached node that has room. */
  private void bridge() {
    int host = 0;
    for (int node = 0; node < nodes; node++) {
      if (!reached[node]) {
        while (host < nodes && (!reached[host] || table.count(host) == table.degree())) {
          host++;
        }
        if (host == nodes) {
          return;
        }
        table.append(host, node, -Float.MAX_VALUE);
        walk(node);
      }
    }
  }

  /** A reached neighbour takes the node in; its farthest link goes if it must. */
  private boolean adopted(int node) {
    int count = table.load(node, others);
    for (int i = 0; i < count; i++) {
      if (reached[others[i]]) {
        takeIn(others[i], node, table.score(node, i));
        return true;
      }
    }
    return false;
  }

  private void takeIn(int host, int node, float score) {
    if (!table.append(host, node, score)) {
      int farthest = 0;
      for (int i = 1; i < table.count(host); i++) {
        if (table.score(host, i) < table.score(host, farthest)) {
          farthest = i;
        }
      }
      table.replace(host, farthest, node, score);
    }
  }
}
