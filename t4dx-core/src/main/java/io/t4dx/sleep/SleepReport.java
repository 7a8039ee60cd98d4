package io.t4dx.sleep;

import io.t4dx.model.EdgeKey;
import io.t4dx.model.ItemKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a cycle did.
 *
 * @param cycle its number; rises from 1
 * @param lsn the newest write of it; that of the state it began with where it wrote nothing
 * @param durations of each pass that was made
 * @param kappaBefore how many items had a kappa in each tenth of [0,1], the last one with 1
 * @param changedSince what was left as it is because it was changed after it was planned
 * @param complete false where the store was closed, or sleep was paused, before it was done
 */
public record SleepReport(
    long cycle,
    Instant began,
    long lsn,
    Map<SleepPass, Duration> durations,
    Replayed replayed,
    List<Cluster> clusters,
    Forgotten forgotten,
    Bytes bytes,
    List<Long> kappaBefore,
    List<Long> kappaAfter,
    List<ItemKey> changedSince,
    boolean complete) {
  public SleepReport {
    durations = Map.copyOf(durations);
    clusters = List.copyOf(clusters);
    kappaBefore = List.copyOf(kappaBefore);
    kappaAfter = List.copyOf(kappaAfter);
    changedSince = List.copyOf(changedSince);
  }

  /**
   * What NREM did.
   *
   * @param items how many were replayed
   * @param sequences in how many sequences some of them were
   */
  public record Replayed(int items, int sequences, List<SleepPlan.EdgeChange> edges) {
    public Replayed {
      edges = List.copyOf(edges);
    }
  }

  /** What REM made of a cluster. */
  public record Cluster(String namespace, UUID prototype, boolean isNew, List<UUID> members) {
    public Cluster {
      members = List.copyOf(members);
    }
  }

  /** What PRUNE dropped. */
  public record Forgotten(Map<ForgetRule, Integer> items, int lightEdges, int danglingEdges) {
    public Forgotten {
      items = Map.copyOf(items);
    }

    public int count() {
      return items.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /**
   * What became of the segments.
   *
   * @param merged how many were merged or written again
   * @param written how many took their place
   */
  public record Bytes(long before, long after, int merged, int written) {}

  /** The edges that replay changed. */
  public List<EdgeKey> changedEdges() {
    return replayed.edges().stream().map(SleepPlan.EdgeChange::key).toList();
  }
}
