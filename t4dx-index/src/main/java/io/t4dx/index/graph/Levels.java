package io.t4dx.index.graph;

import java.util.SplittableRandom;

/**
 * Which nodes reach which level, drawn before anything is linked.
 *
 * <p>Nodes above level 0 have slots: numbers from 0, highest level first, so that those of any
 * level are a prefix. Slot 0 is the entry of every search.
 */
public final class Levels {
  private static final int MOST = 15;

  private final int nodes;
  private final int[] counts;
  private final int[] slotOf;
  private final int[] nodeOf;

  private Levels(int nodes, byte[] levelOf) {
    this.nodes = nodes;
    int top = 0;
    for (byte level : levelOf) {
      top = Math.max(top, level);
    }
    this.counts = new int[top + 2];
    for (byte level : levelOf) {
      for (int l = 0; l <= level; l++) {
        counts[l]++;
      }
    }
    this.slotOf = new int[nodes];
    this.nodeOf = new int[counts[1]];
    int[] place = counts.clone();
    for (int node = nodes - 1; node >= 0; node--) {
      int level = levelOf[node];
      slotOf[node] = -1;
      if (level > 0) {
        // Slots of a level end where those of the level below go on.
        int slot = --place[level];
        slotOf[node] = slot;
        nodeOf[slot] = node;
      }
    }
  }

  /** Draws levels as Malkov and Yashunin do: each level has an m-th of the one below. */
  public static Levels draw(int nodes, int m, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double scale = 1 / Math.log(m);
    byte[] levels = new byte[nodes];
    for (int node = 0; node < nodes; node++) {
      levels[node] = (byte) Math.min(MOST, (int) (-Math.log(1 - random.nextDouble()) * scale));
    }
    return new Levels(nodes, levels);
  }

  /** How many nodes there are. */
  public int nodes() {
    return nodes;
  }

  /** The highest level that has a node; 0 where there are none above. */
  public int top() {
    return counts.length - 2;
  }

  /** How many slots reach a level. */
  public int slots(int level) {
    return counts[level];
  }

  /** The highest level of a node. */
  public int levelOf(int node) {
    int slot = slotOf[node];
    int level = 0;
    while (slot >= 0 && level < top() && slot < counts[level + 1]) {
      level++;
    }
    return level;
  }

  int[] slotOf() {
    return slotOf;
  }

  /** The node of a slot. */
  public int nodeOf(int slot) {
    return nodeOf[slot];
  }

  /** Where every search begins; there must be a node. */
  public int entry() {
    return nodeOf.length > 0 ? nodeOf[0] : 0;
  }
}
