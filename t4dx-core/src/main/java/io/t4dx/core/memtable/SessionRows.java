package io.t4dx.core.memtable;

import java.util.Arrays;

/**
 * The rows of vectors whose item has, or had, one session: a search in a session asks these and no
 * others. A row comes in when its item gets the session and stays when it leaves it, so whoever
 * reads looks at the item's fields. One thread writes, any number read.
 */
public final class SessionRows {
  /** The object, its first rows, and its entry among the sessions. */
  static final int BYTES = 128;

  private static final int FIRST_ROWS = 4;

  /** Volatile, so that whoever sees a longer list sees what was copied into it. */
  private volatile int[] rows = new int[FIRST_ROWS];

  private volatile int count;

  SessionRows() {}

  /** How many there are. */
  public int count() {
    return count;
  }

  /** The rows in the order in which they came, as many as {@link #count} said before. */
  public int[] rows() {
    return rows;
  }

  /**
   * Takes a row in.
   *
   * @param fresh whether it cannot be here yet
   * @return by how many bytes this has grown
   */
  int add(int row, boolean fresh) {
    int now = count;
    if (!fresh && contains(row, now)) {
      return 0;
    }
    int grown = 0;
    int[] into = rows;
    if (now == into.length) {
      into = Arrays.copyOf(into, 2 * now);
      rows = into;
      grown = Integer.BYTES * now;
    }
    into[now] = row;
    count = now + 1;
    return grown;
  }

  private boolean contains(int row, int among) {
    for (int i = 0; i < among; i++) {
      if (rows[i] == row) {
        return true;
      }
    }
    return false;
  }
}
