package io.t4dx.core.live;

import java.util.Arrays;

/**
 * The nodes that a walk has reached, in order, each with the edge that led to it: the walk's queue
 * and its memory of what was seen. For one thread. It is used again by later walks, so that none
 * pays for as many bytes as there are nodes.
 */
public final class WalkedNodes {
  private static final int FIRST = 256;

  /** 1 for each number that is in the queue; a byte, since bits would make writes wait in turn. */
  private final byte[] seen;

  private int[] numbers = new int[FIRST];
  private float[] weights = new float[FIRST];
  private long[] edges = new long[FIRST];
  private int size;

  /** For nodes of numbers below a bound. */
  public WalkedNodes(int nodes) {
    seen = new byte[nodes];
  }

  public int size() {
    return size;
  }

  public boolean isSeen(int number) {
    return seen[number] != 0;
  }

  /** Adds a node by a number, which is then seen, or by anything negative. */
  public void add(int number, long edge, float weight) {
    room(1);
    numbers[size] = number;
    edges[size] = edge;
    weights[size++] = weight;
    if (number >= 0) {
      seen[number] = 1;
    }
  }

  /**
   * Adds those of the nodes at the ends of edges that were not seen, where the edge is heavy
   * enough. Whether one is new can hardly be foreseen, so there is no branch in the loop: what is
   * not taken is written where the next one goes.
   *
   * @param source goes into the upper half of what {@link #edges()} says, the ordinal into the
   *     lower
   */
  public void addNew(EdgeBatch batch, int source, float minWeight) {
    int count = batch.size();
    room(count);
    long upper = (long) source << 32;
    int to = size;
    for (int i = 0; i < count; i++) {
      int number = batch.numbers[i];
      float weight = batch.weights[i];
      int before = seen[number];
      int now = before | EdgeBatch.isAtLeast(weight, minWeight);
      seen[number] = (byte) now;
      numbers[to] = number;
      weights[to] = weight;
      edges[to] = upper | batch.ordinals[i];
      to += now - before;
    }
    size = to;
  }

  /** One more is written than there is, where the last is not taken. */
  private void room(int more) {
    if (numbers.length - size <= more) {
      int length = Math.max(2 * size, size + more + 1);
      numbers = Arrays.copyOf(numbers, length);
      weights = Arrays.copyOf(weights, length);
      edges = Arrays.copyOf(edges, length);
    }
  }

  public int number(int index) {
    return numbers[index];
  }

  /** All numbers, as they were added. */
  public int[] numbers() {
    return Arrays.copyOf(numbers, size);
  }

  /** The weights of the edges. */
  public float[] weights() {
    return Arrays.copyOf(weights, size);
  }

  /** What was said of the edges. */
  public long[] edges() {
    return Arrays.copyOf(edges, size);
  }

  /** Forgets everything. */
  void clear() {
    for (int i = 0; i < size; i++) {
      if (numbers[i] >= 0) {
        seen[numbers[i]] = 0;
      }
    }
    size = 0;
  }
}
