package io.t4dx.index.vector;

/**
 * An index that goes into a merge.
 *
 * @param newRowOf the merged row of each of its rows, or -1 for a row that is dropped
 */
@SuppressWarnings("ArrayRecordComponent")
public record MergeSource(VectorIndex index, int[] newRowOf) {
  /** Checks that every row is spoken for. */
  public MergeSource {
    if (newRowOf.length != index.rows()) {
      throw new IllegalArgumentException(
          "new rows of %d rows, where the index has %d".formatted(newRowOf.length, index.rows()));
    }
  }
}
