package io.t4dx.inspect;

import java.util.List;

/**
 * Where the bytes of a store are.
 *
 * @param bytes of all files
 * @param items that count in segments, {@code edges} likewise
 * @param liveBytes an estimate of what of the segments' files is of rows and edges that count
 * @param kinds by kind of file, largest first
 * @param sections by section over all segments in force, largest first
 */
public record Space(
    long bytes,
    long items,
    long edges,
    long rows,
    long edgeRows,
    long liveBytes,
    List<Kind> kinds,
    List<Section> sections) {
  public Space {
    kinds = List.copyOf(kinds);
    sections = List.copyOf(sections);
  }

  /** Files of one kind. */
  public record Kind(String kind, int files, long bytes) {}

  /**
   * A section of segments.
   *
   * @param role truth, index, or envelope for what holds sections together
   */
  public record Section(String section, String role, int files, long bytes) {}

  /** What an item takes of all files, in bytes; 0 without items. */
  public double bytesPerItem() {
    return items == 0 ? 0 : (double) bytes / items;
  }
}
