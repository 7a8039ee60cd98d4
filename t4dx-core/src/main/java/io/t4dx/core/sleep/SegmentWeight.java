package io.t4dx.core.sleep;

/**
 * What a segment weighs.
 *
 * @param rows and {@code edges} are those in it, {@code deadRows} and {@code deadEdges} those among
 *     them that count no more
 * @param bytes of its file and its graph
 */
public record SegmentWeight(
    long number, int rows, int deadRows, int edges, int deadEdges, long bytes) {

  /** How many rows and edges count. */
  public long live() {
    return (long) rows + edges - deadRows - deadEdges;
  }

  /** The share of rows and edges that count no more. */
  public double deadShare() {
    long all = (long) rows + edges;
    return all == 0 ? 1 : 1 - (double) live() / all;
  }
}
