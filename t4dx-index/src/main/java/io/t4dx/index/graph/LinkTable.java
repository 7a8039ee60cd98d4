package io.t4dx.index.graph;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The links of one level while a graph is built: for each slot a count, then neighbours, with the
 * neighbours' scores beside them so that pruning need not compute them again.
 *
 * <p>Writers hold the slot's lock. Readers hold none: a count is released after what it counts, so
 * a reader may see an old list or a mixture of old and new, but never a node that does not exist.
 */
final class LinkTable extends Links {
  private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);
  private static final int STRIPES = 1 << 10;

  private final int degree;
  private final int stride;
  private final int[] slotOf;
  private final int[] links;
  private final float[] scores;
  private final byte[] settled;
  private final Object[] locks;

  /**
   * An empty table.
   *
   * @param slotOf the slot of a node, or an empty array where a node is its own slot
   */
  LinkTable(int slots, int degree, int[] slotOf) {
    this.degree = degree;
    this.stride = degree + 1;
    this.slotOf = slotOf;
    this.links = new int[Math.multiplyExact(slots, stride)];
    this.scores = new float[Math.multiplyExact(slots, degree)];
    this.settled = new byte[slots];
    this.locks = new Object[STRIPES];
    for (int i = 0; i < STRIPES; i++) {
      locks[i] = new Object();
    }
  }

  int degree() {
    return degree;
  }

  Object lock(int node) {
    return locks[node & (STRIPES - 1)];
  }

  private int slot(int node) {
    return slotOf.length == 0 ? node : slotOf[node];
  }

  @Override
  public int load(int node, int[] into) {
    int at = slot(node) * stride;
    int count = (int) INTS.getAcquire(links, at);
    System.arraycopy(links, at + 1, into, 0, count);
    return count;
  }

  int count(int node) {
    return (int) INTS.getAcquire(links, slot(node) * stride);
  }

  int neighbour(int node, int i) {
    return links[slot(node) * stride + 1 + i];
  }

  float score(int node, int i) {
    return scores[slot(node) * degree + i];
  }

  /**
   * Under the node's lock: how many of its first neighbours were chosen together, so that none of
   * them is nearer to another one than to the node.
   */
  int settled(int node) {
    return settled[slot(node)] & 0xff;
  }

  boolean contains(int node, int neighbour) {
    int at = slot(node) * stride;
    int count = links[at];
    for (int i = 1; i <= count; i++) {
      if (links[at + i] == neighbour) {
        return true;
      }
    }
    return false;
  }

  /** Under the node's lock: adds a neighbour where there is room. */
  boolean append(int node, int neighbour, float score) {
    int slot = slot(node);
    int at = slot * stride;
    int count = links[at];
    if (count == degree) {
      return false;
    }
    links[at + 1 + count] = neighbour;
    scores[slot * degree + count] = score;
    INTS.setRelease(links, at, count + 1);
    return true;
  }

  /** Under the node's lock: replaces one neighbour. */
  void replace(int node, int i, int neighbour, float score) {
    int slot = slot(node);
    scores[slot * degree + i] = score;
    settled[slot] = 0;
    INTS.setRelease(links, slot * stride + 1 + i, neighbour);
  }

  /**
   * Under the node's lock: replaces all neighbours.
   *
   * @param together whether they were chosen together, see {@link #settled}
   */
  void set(int node, int[] neighbours, float[] newScores, int count, boolean together) {
    int slot = slot(node);
    settled[slot] = (byte) (together ? count : 0);
    int at = slot * stride;
    if (links[at] > count) {
      INTS.setRelease(links, at, count);
    }
    System.arraycopy(neighbours, 0, links, at + 1, count);
    System.arraycopy(newScores, 0, scores, slot * degree, count);
    INTS.setRelease(links, at, count);
  }
}
