package io.t4dx.core.read;

import java.util.Arrays;

/**
 * The edges at one node, from several segments, brought into one order: by type and then by the
 * node at the other end. Each segment adds its own in that order, so what is added is a few sorted
 * runs, which are merged two by two.
 */
final class EdgeCollection {
  private static final int FIRST = 256;

  private long[] keys = new long[FIRST];
  private long[] places = new long[FIRST];
  private float[] weights = new float[FIRST];
  private long[] mergedKeys = {};
  private long[] mergedPlaces = {};
  private float[] mergedWeights = {};
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

  /**
   * Adds an edge.
   *
   * @param key the place of its type in the upper half, the number of the other node in the lower
   */
  void add(long key, int source, int ordinal, float weight) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
      places = Arrays.copyOf(places, 2 * size);
      weights = Arrays.copyOf(weights, 2 * size);
    }
    if (size == 0 || keys[size - 1] > key) {
      beginRun();
    }
    keys[size] = key;
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
    if (runCount > 1 && mergedKeys.length < keys.length) {
      mergedKeys = new long[keys.length];
      mergedPlaces = new long[keys.length];
      mergedWeights = new float[keys.length];
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
      swap = places;
      places = mergedPlaces;
      mergedPlaces = swap;
      float[] swapWeights = weights;
      weights = mergedWeights;
      mergedWeights = swapWeights;
    }
  }

  private void merge(int first, int middle, int end) {
    int left = first;
    int right = middle;
    for (int to = first; to < end; to++) {
      int from = right >= end || (left < middle && keys[left] <= keys[right]) ? left++ : right++;
      mergedKeys[to] = keys[from];
      mergedPlaces[to] = places[from];
      mergedWeights[to] = weights[from];
    }
  }

  /** The number of the node at the other end of the i-th edge. */
  int number(int i) {
    return (int) keys[i];
  }

  /** The place of its type. */
  int type(int i) {
    return (int) (keys[i] >>> 32);
  }

  float weight(int i) {
    return weights[i];
  }

  int source(int i) {
    return (int) (places[i] >>> 32);
  }

  int ordinal(int i) {
    return (int) places[i];
  }
}
