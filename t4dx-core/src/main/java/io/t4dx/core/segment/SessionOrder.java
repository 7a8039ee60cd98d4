package io.t4dx.core.segment;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings the rows of one session together, in each namespace: who searches in a session then reads
 * its codes in a run. Sessions come in the order of their first rows.
 */
final class SessionOrder {
  private final Map<String, Integer> known = new HashMap<>();
  private final int[] groups;
  private int rows;
  private int count;
  private String namespace = "";

  SessionOrder(int rows) {
    this.groups = new int[rows];
  }

  /** Takes the next row, in the order of their keys. */
  void add(ItemCursor item) {
    if (!item.namespace().equals(namespace)) {
      namespace = item.namespace();
      known.clear();
    }
    Integer group = known.putIfAbsent(item.fields().session().orElse(""), count);
    groups[rows++] = group == null ? count++ : group;
  }

  /** The place of each row; null where that is the row itself. */
  int @Nullable [] places() {
    int[] next = new int[count + 1];
    boolean inOrder = true;
    for (int row = 0; row < rows; row++) {
      next[groups[row] + 1]++;
      inOrder &= row == 0 || groups[row - 1] <= groups[row];
    }
    if (inOrder) {
      return null;
    }
    for (int group = 0; group < count; group++) {
      next[group + 1] += next[group];
    }
    int[] places = new int[rows];
    for (int row = 0; row < rows; row++) {
      places[row] = next[groups[row]]++;
    }
    return places;
  }
}
