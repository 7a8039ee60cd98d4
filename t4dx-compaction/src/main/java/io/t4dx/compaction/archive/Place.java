package io.t4dx.compaction.archive;

/**
 * Where an operation is in the archive.
 *
 * @param file below the store's directory
 * @param offset of the member that holds its line
 */
public record Place(String file, long offset) {
  public Place {
    if (offset < 0) {
      throw new IllegalArgumentException("offset is " + offset + "; it cannot be negative");
    }
  }
}
