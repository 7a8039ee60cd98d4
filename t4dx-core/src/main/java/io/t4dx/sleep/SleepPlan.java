package io.t4dx.sleep;

import io.t4dx.model.EdgeKey;
import io.t4dx.model.ItemKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a cycle would do, as of one state of the store. Executing it does this and nothing else;
 * what has changed meanwhile is left as it is, and reported.
 *
 * @param lsn the state that it was made of
 * @param now the moment by which ages were reckoned
 * @param passes those that were asked for, in their order
 */
public record SleepPlan(
    long lsn,
    Instant now,
    List<SleepPass> passes,
    Optional<Nrem> nrem,
    Optional<Rem> rem,
    Optional<Prune> prune) {
  public SleepPlan {
    passes = List.copyOf(passes);
  }

  /**
   * Segments that would be written as one.
   *
   * @param segments their numbers, oldest first
   * @param bytesAfter estimated by what of them counts
   */
  public record Merge(List<Long> segments, long bytesBefore, long bytesAfter) {
    public Merge {
      segments = List.copyOf(segments);
    }
  }

  /**
   * What NREM would do.
   *
   * @param replayed the most important first
   */
  public record Nrem(List<Replay> replayed, List<EdgeChange> edges, List<Merge> merges) {
    public Nrem {
      replayed = List.copyOf(replayed);
      edges = List.copyOf(edges);
      merges = List.copyOf(merges);
    }
  }

  /**
   * An item that is replayed.
   *
   * @param lsn the write that changed it last
   * @param sequence the number of the sequence that it is replayed in; none where it is alone
   */
  public record Replay(
      ItemKey key, long lsn, float kappa, float importance, Optional<Integer> sequence) {}

  /** An edge along a sequence. */
  public record EdgeChange(EdgeKey key, float before, float after) {}

  /** What REM would do. */
  public record Rem(List<Cluster> clusters, int noise) {
    public Rem {
      clusters = List.copyOf(clusters);
    }
  }

  /**
   * Items that belong together.
   *
   * @param prototype the id of the item that stands for them
   * @param isNew whether it has to be made; if not, the members join what is there
   * @param members those that are not part of it yet, the most typical one first
   */
  public record Cluster(ItemKey prototype, boolean isNew, List<Member> members) {
    public Cluster {
      members = List.copyOf(members);
    }
  }

  /**
   * A member of a cluster.
   *
   * @param lsn the write that changed it last
   */
  public record Member(ItemKey key, long lsn) {}

  /** What PRUNE would do. */
  public record Prune(List<Victim> victims, List<DroppedEdge> edges, List<Merge> rewrites) {
    public Prune {
      victims = List.copyOf(victims);
      edges = List.copyOf(edges);
      rewrites = List.copyOf(rewrites);
    }
  }

  /**
   * An item that is forgotten.
   *
   * @param lsn the write that changed it last
   */
  public record Victim(
      ItemKey key, long lsn, ForgetRule rule, float kappa, float importance, Instant recordTime) {}

  /** An edge that is dropped. */
  public record DroppedEdge(EdgeKey key, boolean dangling, float weight) {}
}
