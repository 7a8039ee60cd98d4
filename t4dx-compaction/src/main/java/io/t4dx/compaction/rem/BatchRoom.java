package io.t4dx.compaction.rem;

import io.t4dx.model.Limits;

/**
 * How much fits into one batch, reckoned by the longest that each thing can become in the log.
 *
 * @param text characters of a prototype's text
 * @param members so many can go into a prototype at once
 */
record BatchRoom(int text, int members) {
  /** A precondition, two edges, a gain. */
  private static final int OPERATIONS_EACH = 4;

  /** The names, ids and numbers of an operation. */
  private static final int OPERATION_BYTES = 320;

  /** A character that has to be escaped. */
  private static final int CHARACTER_BYTES = 6;

  /** A dimension, however vectors are written. */
  private static final int DIMENSION_BYTES = 16;

  /** What is read for a batch is held in memory together. */
  private static final int MOST_MEMBERS = 2_000;

  static BatchRoom in(int batchBytes, String namespace, int dimension) {
    int text = Math.clamp(batchBytes / (4 * CHARACTER_BYTES), 256, Limits.CONTENT);
    long each = (long) OPERATIONS_EACH * (OPERATION_BYTES + CHARACTER_BYTES * namespace.length());
    long first = (long) text * CHARACTER_BYTES + (long) dimension * DIMENSION_BYTES;
    return new BatchRoom(text, Math.clamp((batchBytes - first) / each - 1, 1, MOST_MEMBERS));
  }
}
