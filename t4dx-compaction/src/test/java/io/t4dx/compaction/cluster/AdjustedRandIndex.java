package io.t4dx.compaction.cluster;

import java.util.HashMap;
import java.util.Map;

/** How well two labellings agree: 1 for the same partition, about 0 for what chance would give. */
public final class AdjustedRandIndex {
  private AdjustedRandIndex() {}

  /** Noise counts as a part like any other. */
  public static double of(int[] left, int[] right) {
    Map<Long, Integer> both = new HashMap<>();
    Map<Long, Integer> lefts = new HashMap<>();
    Map<Long, Integer> rights = new HashMap<>();
    for (int i = 0; i < left.length; i++) {
      both.merge(((long) left[i] << Integer.SIZE) | (right[i] & 0xffff_ffffL), 1, Integer::sum);
      lefts.merge((long) left[i], 1, Integer::sum);
      rights.merge((long) right[i], 1, Integer::sum);
    }
    double all = left.length * (left.length - 1.0) / 2;
    double expected = pairs(lefts) * pairs(rights) / all;
    double most = (pairs(lefts) + pairs(rights)) / 2;
    return most == expected ? 1 : (pairs(both) - expected) / (most - expected);
  }

  private static double pairs(Map<Long, Integer> sizes) {
    return sizes.values().stream().mapToDouble(size -> size * (size - 1.0) / 2).sum();
  }
}
