package io.t4dx.core.segment;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.index.kernel.Metric;
import java.io.IOException;

/**
 * Makes a sound segment of one whose indexes are damaged: a new file with the same rows and edges
 * at the same places, so that whatever names them (dead rows, patches, a vector graph's ordinals)
 * still fits.
 */
public final class SegmentRebuild {
  private SegmentRebuild() {}

  /**
   * Writes the new file, durable like any other; a manifest then names it instead.
   *
   * @param number of the new file
   * @throws CorruptSegmentException if the truth is damaged too; there is no new file then
   */
  public static SegmentInfo write(Disk disk, long number, Segment damaged, Metric metric)
      throws IOException {
    damaged.verifyTruth();
    return SegmentWriter.write(disk, number, new StoredSource(damaged), metric);
  }
}
