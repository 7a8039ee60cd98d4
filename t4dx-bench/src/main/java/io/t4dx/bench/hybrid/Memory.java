package io.t4dx.bench.hybrid;

import java.util.List;

/**
 * One item of the workload and the edges that leave it.
 *
 * @param number counts up from 0; a system keeps it, or can tell it from its own id
 * @param vector one long; nobody writes into it
 * @param links to items of lower numbers
 */
@SuppressWarnings("ArrayRecordComponent")
public record Memory(
    int number, String session, String text, float kappa, float[] vector, List<Link> links) {

  public Memory {
    links = List.copyOf(links);
  }

  /** An edge to another item. */
  public record Link(int target, float weight) {}
}
