package io.t4dx.index.vector;

import io.t4dx.index.graph.Image;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Who is whose neighbour in a vector graph. Nodes count from 0; those above the ground are on every
 * level below too. Every number is compared with its bound when it is read.
 */
public final class GraphLinks {
  private final Image image;

  GraphLinks(Image image) {
    this.image = image;
  }

  /** How many levels there are; 0 is the ground. */
  public int levels() {
    return image.layout().top() + 1;
  }

  /** How many nodes a level has. */
  public int nodes(int level) {
    return level == 0 ? image.layout().nodes() : image.upper().slots(level);
  }

  /** The node at a place of a level. */
  public int node(int level, int place) {
    return level == 0 ? place : image.upper().nodeOf(place);
  }

  /** The neighbours, on a level, of the node at a place of it. */
  public int[] neighbours(int level, int place) {
    if (level > 0) {
      return image.upper().neighbours(level, place);
    }
    int[] into = new int[2 * image.layout().m()];
    int count = load(place, into);
    return Arrays.copyOf(into, count);
  }

  private int load(int node, int[] into) {
    return image.ground().load(node, into);
  }

  /** The first row that a node stands for. */
  public int row(int node) {
    return image.nodeRows().applyAsInt(node);
  }

  /** The node where every search comes down to the ground first. */
  public int entry() {
    return levels() == 1 ? 0 : image.upper().nodeOf(0);
  }

  /**
   * The nodes of the ground that cannot be come to from the entry, however many steps are taken.
   */
  public BitSet unreachable() {
    int nodes = image.layout().nodes();
    BitSet missing = new BitSet(nodes);
    missing.set(0, nodes);
    if (nodes == 0) {
      return missing;
    }
    int[] queue = new int[nodes];
    int[] links = new int[2 * image.layout().m()];
    queue[0] = entry();
    missing.clear(queue[0]);
    int tail = 1;
    for (int head = 0; head < tail; head++) {
      int count = load(queue[head], links);
      for (int i = 0; i < count; i++) {
        if (missing.get(links[i])) {
          missing.clear(links[i]);
          queue[tail++] = links[i];
        }
      }
    }
    return missing;
  }
}
