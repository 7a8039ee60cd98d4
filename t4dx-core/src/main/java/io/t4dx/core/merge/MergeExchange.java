package io.t4dx.core.merge;

import io.t4dx.core.live.LiveSegment;
import java.util.List;
import java.util.function.LongConsumer;

/** Lets reads and writes find segments in the one that they were merged into. */
@FunctionalInterface
public interface MergeExchange {
  /**
   * From now on one segment is used in the place of the others. Views that have these keep them.
   *
   * @param carryOver gives it what became of the others, given the LSN below which no view looks;
   *     called while no write is applied
   */
  void exchange(List<LiveSegment> before, LiveSegment after, LongConsumer carryOver);
}
