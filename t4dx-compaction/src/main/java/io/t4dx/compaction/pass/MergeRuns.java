package io.t4dx.compaction.pass;

import io.t4dx.core.sleep.SegmentWeight;
import io.t4dx.sleep.SleepPlan.Merge;
import java.util.ArrayList;
import java.util.List;

/** Which segments a cycle writes again. */
public final class MergeRuns {
  /**
   * Rows and edges of a merged segment: what is kept in memory while one is written grows with it.
   */
  private static final long MOST_LIVE = 4_000_000;

  private MergeRuns() {}

  /**
   * The longest run of neighbours of which the largest is at most half of the whole, so that what
   * is written again ends up in a segment of twice the size; the newest of equals.
   */
  public static List<Merge> young(List<SegmentWeight> oldestFirst) {
    List<SegmentWeight> best = List.of();
    for (int first = oldestFirst.size() - 2; first >= 0; first--) {
      for (int end = first + 2; end <= oldestFirst.size(); end++) {
        List<SegmentWeight> run = oldestFirst.subList(first, end);
        if (run.size() > best.size() && isBalanced(run)) {
          best = run;
        }
      }
    }
    return best.isEmpty() ? List.of() : List.of(merge(best));
  }

  private static boolean isBalanced(List<SegmentWeight> run) {
    long total = run.stream().mapToLong(SegmentWeight::live).sum();
    long greatest = run.stream().mapToLong(SegmentWeight::live).max().orElse(0);
    return 2 * greatest <= total && total <= MOST_LIVE;
  }

  /** The segments of which at least a share is dead, each by itself. */
  public static List<Merge> dead(List<SegmentWeight> oldestFirst, double share) {
    List<Merge> rewrites = new ArrayList<>();
    for (SegmentWeight segment : oldestFirst) {
      if (segment.deadShare() >= share && segment.live() <= MOST_LIVE) {
        rewrites.add(merge(List.of(segment)));
      }
    }
    return rewrites;
  }

  private static Merge merge(List<SegmentWeight> run) {
    long before = run.stream().mapToLong(SegmentWeight::bytes).sum();
    double after = run.stream().mapToDouble(each -> each.bytes() * (1 - each.deadShare())).sum();
    return new Merge(run.stream().map(SegmentWeight::number).toList(), before, Math.round(after));
  }
}
