package io.t4dx.core.read;

import io.t4dx.core.live.EdgeBatch;
import java.util.Arrays;

/**
 * The edges at one node, from several segments, brought into one order: by type and then by the
 * node at the other end. Each segment adds its own in that order, so what is added is a few sorted
 * runs, which are merged two by two. Of an edge only its key and its index are moved.
 */
final class EdgeCollection {
  private static final int FIRST = 256;

  private long[] keys = new long[FIRST];
  private int[] order = new int[FIRST];
  private long[] places = new long[FIRST];
  private float[] weights = new float[FIRST];
  private long[] mergedKeys = {};
  private int[] mergedOrder = {};
  private int[] runs = new int[16];
  private int runCount;
  private int size;

  void clear() {
    size = 0;
    runCount = 0;
  }

  int size() {
    return size;
  }

  /** Adds edges of a segment, by type and then by the number of the other node. */
  void addRun(EdgeBatch batch, int source, NumberedEdges edges) {
    for (int i = 0; i < batch.size(); i++) {
      int ordinal = batch.ordinals()[i];
      long key = (long) edges.type(ordinal) << 32 | batch.numbers()[i];
      add(key, source, ordinal, batch.weights()[i]);
    }
  }

  /**
   * Adds an edge.
   *
   * @param key the place of its type in the upper half, the number of the other node in the lower
   */
  void add(long key, int source, int ordinal, float weight) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
      order = Arrays.copyOf(order, 2 * size);
      places = Arrays.copyOf(places, 2 * size);
      weights = Arrays.copyOf(weights, 2 * size);
    }
    if (size == 0 || keys[size - 1] > key) {
      beginRun();
    }
    keys[size] = key;
    order[size] = size;
    weights[size] = weight;
    places[size++] = ((long) source << 32) | ordinal;
  }

  private void beginRun() {
    if (runCount == runs.length) {
      runs = Arrays.copyOf(runs, 2 * runCount);
    }
    runs[runCount++] = size;
  }

  /** Brings what was added into order. */
  void sort() {
    if (runCount > 1 && mergedKeys.length != keys.length) {
      mergedKeys = new long[keys.length];
      mergedOrder = new int[keys.length];
    }
    while (runCount > 1) {
      int merged = 0;
      for (int run = 0; run < runCount; run += 2) {
        int first = runs[run];
        int middle = run + 1 < runCount ? runs[run + 1] : size;
        int end = run + 2 < runCount ? runs[run + 2] : size;
        merge(first, middle, end);
        runs[merged++] = first;
      }
      runCount = merged;
      long[] swap = keys;
      keys = mergedKeys;
      mergedKeys = swap;
      int[] swapOrder = order;
      order = mergedOrder;
      mergedOrder = swapOrder;
    }
  }

  /** Which run has the lesser key can hardly be foreseen, so the loop chooses without a branch. */
  private void merge(int first, int middle, int end) {
    long[] from = keys;
    int[] fromOrder = order;
    int left = first;
    int right = middle;
    int to = first;
    while (left < middle && right < end) {
      // 0 where the left one comes first, also where both are equal; keys are not negative.
      int takesRight = (int) ((from[right] - from[left]) >>> 63);
      int chosen = left + (right - left & -takesRight);
      mergedKeys[to] = from[chosen];
      mergedOrder[to++] = fromOrder[chosen];
      left += 1 - takesRight;
      right += takesRight;
    }
    int rest = left < middle ? left : right;
    int length = end - to;
    System.arraycopy(from, rest, mergedKeys, to, length);
    System.arraycopy(fromOrder, rest, mergedOrder, to, length);
  }

  /** The type and the other node of the i-th edge, as they were added. */
  long key(int i) {
    return keys[i];
  }

  /** The number of the node at the other end of the i-th edge. */
  int number(int i) {
    return (int) keys[i];
  }

  float weight(int i) {
    return weights[order[i]];
  }

  /** The segment in the upper half, the ordinal in the lower. */
  long place(int i) {
    return places[order[i]];
  }
}
