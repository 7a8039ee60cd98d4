package io.t4dx.core.live;

import java.util.function.IntPredicate;

/** Edges at one node, with the numbers of the nodes at their other ends; filled again and again. */
public final class EdgeBatch {
  int[] numbers = new int[64];
  int[] ordinals = new int[64];
  float[] weights = new float[64];
  private int size;

  /** Empties it and makes room for so many. */
  public void begin(int count) {
    size = count;
    if (numbers.length < count) {
      numbers = new int[2 * count];
      ordinals = new int[2 * count];
      weights = new float[2 * count];
    }
  }

  public int size() {
    return size;
  }

  /** To be filled, or read, up to {@link #size}; another one after {@link #begin}. */
  public int[] numbers() {
    return numbers;
  }

  /** As {@link #numbers}. */
  public int[] ordinals() {
    return ordinals;
  }

  /** As {@link #numbers}. */
  public float[] weights() {
    return weights;
  }

  /** Leaves those that are heavy enough and lead to nodes not seen yet. */
  public void keepNew(WalkedNodes nodes, float minWeight) {
    int to = 0;
    for (int i = 0; i < size; i++) {
      int number = numbers[i];
      float weight = weights[i];
      int wanted = isAtLeast(weight, minWeight) & (nodes.isSeen(number) ? 0 : 1);
      numbers[to] = number;
      weights[to] = weight;
      ordinals[to] = ordinals[i];
      to += wanted;
    }
    size = to;
  }

  /** Leaves those whose ordinals pass. */
  public void keepIf(IntPredicate passes) {
    int to = 0;
    for (int i = 0; i < size; i++) {
      if (passes.test(ordinals[i])) {
        numbers[to] = numbers[i];
        weights[to] = weights[i];
        ordinals[to++] = ordinals[i];
      }
    }
    size = to;
  }

  /** 1 or 0, from the sign of the difference; adding zero makes nothing of a negative zero. */
  static int isAtLeast(float weight, float minWeight) {
    return 1 - (Float.floatToRawIntBits(weight - minWeight + 0f) >>> 31);
  }
}
