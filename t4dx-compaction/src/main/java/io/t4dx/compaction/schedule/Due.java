package io.t4dx.compaction.schedule;

import io.t4dx.core.sleep.SegmentWeight;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.sleep.SleepPass;
import io.t4dx.sleep.SleepSetting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Which passes are due, by what has gathered since they were made. For one thread. */
public final class Due {
  private final SleepOptions options;
  private long newestMerged;
  private long transitional;
  private double dead;
  private Instant pruned;

  /**
   * Nothing has gathered yet.
   *
   * @param pruned when PRUNE is held to have looked last
   */
  public Due(SleepOptions options, Instant pruned) {
    this.options = options;
    this.pruned = pruned;
  }

  /**
   * What has gathered in a store.
   *
   * @param segments oldest first
   * @param transitional how many items are between REM's bounds of kappa
   */
  public record Gathered(List<SegmentWeight> segments, long transitional, Instant now) {
    public Gathered {
      segments = List.copyOf(segments);
    }
  }

  /** The passes that are due, in their order. */
  public List<SleepPass> passes(Gathered gathered) {
    List<SleepPass> due = new ArrayList<>();
    long young =
        gathered.segments.stream().filter(segment -> segment.number() > newestMerged).count();
    if (young >= options.get(SleepSetting.NREM_SEGMENTS)) {
      due.add(SleepPass.NREM);
    }
    if (gathered.transitional - transitional >= options.get(SleepSetting.REM_ITEMS)) {
      due.add(SleepPass.REM);
    }
    if (deadShare(gathered.segments) - dead >= options.get(SleepSetting.PRUNE_DEAD_SHARE)
        || seconds(gathered.now) >= options.get(SleepSetting.PRUNE_EVERY)) {
      due.add(SleepPass.PRUNE);
    }
    return due;
  }

  /** Passes were made, after which this is there. */
  public void made(List<SleepPass> passes, Gathered after) {
    if (passes.contains(SleepPass.NREM)) {
      newestMerged = after.segments.stream().mapToLong(SegmentWeight::number).max().orElse(0);
    }
    if (passes.contains(SleepPass.REM)) {
      transitional = after.transitional;
    }
    // Fewer than before are there because they went on or were forgotten: new ones count again.
    transitional = Math.min(transitional, after.transitional);
    if (passes.contains(SleepPass.PRUNE)) {
      pruned = after.now;
      dead = deadShare(after.segments);
    }
    // Merging takes dead rows away as well.
    dead = Math.min(dead, deadShare(after.segments));
  }

  private double seconds(Instant now) {
    return Duration.between(pruned, now).toMillis() / 1e3;
  }

  private static double deadShare(List<SegmentWeight> segments) {
    long all = 0;
    long live = 0;
    for (SegmentWeight segment : segments) {
      all += (long) segment.rows() + segment.edges();
      live += segment.live();
    }
    return all == 0 ? 0 : 1 - (double) live / all;
  }
}
