package io.t4dx.compaction.rem;

import io.t4dx.compaction.cluster.Clusters;
import io.t4dx.compaction.cluster.Contrast;
import io.t4dx.compaction.cluster.NeighbourGraph;
import io.t4dx.compaction.pass.Step;
import io.t4dx.index.kernel.Metric;
import io.t4dx.model.Ids;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.sleep.SleepPlan;
import io.t4dx.sleep.SleepSetting;
import io.t4dx.store.Reads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Plans REM for one namespace: which items go into which prototype. Reads only; the same view gives
 * the same plan. When a plan has been carried out, the next one has nothing to do until something
 * new is there.
 */
public final class PrototypePlanner {
  static final double JOINED = 0.2;
  static final double NEIGHBOURED = 0.9;
  static final double CLUSTERED = 0.95;

  /** The nearest neighbours that clustering is told of. */
  private static final int NEIGHBOURS = 16;

  private final Measure measure;
  private final SleepOptions options;

  /**
   * A planner for one store.
   *
   * @param metric the store's
   */
  public PrototypePlanner(Metric metric, SleepOptions options) {
    this.measure = new Measure(metric);
    this.options = options;
  }

  /**
   * The plan.
   *
   * @param now what no longer holds then goes into no prototype
   * @param step is told how far it has come; may throw to end it
   */
  public SleepPlan.Rem plan(Reads view, String namespace, Instant now, Step step) {
    Vectors vectors = new Vectors(view, namespace, measure);
    Membership membership = Membership.of(view, namespace);
    List<Candidate> candidates = new Candidates(vectors, membership, options, step).holdingAt(now);
    if (candidates.isEmpty()) {
      return new SleepPlan.Rem(List.of(), 0);
    }
    Groups groups = new Groups(vectors, membership.prototypes());
    Points points = points(vectors, membership, candidates, groups, step);
    List<Candidate> noise = divide(points, cluster(vectors, points, step), groups);
    List<Candidate> left = groups.absorb(noise, step);
    List<SleepPlan.Cluster> planned = groups.planned();
    step.at(1, "planned");
    return new SleepPlan.Rem(planned, left.size());
  }

  static double between(double from, double to, int done, int all) {
    return from + (to - from) * done / all;
  }

  private Points points(
      Vectors vectors,
      Membership membership,
      List<Candidate> candidates,
      Groups groups,
      Step step) {
    Points points = new Points(candidates);
    Joining joining = new Joining(vectors, membership.prototypes());
    for (int i = 0; i < candidates.size(); i++) {
      Candidate candidate = candidates.get(i);
      Optional<UUID> prototype = joining.prototypeFor(candidate);
      if (prototype.isPresent()) {
        points.join(candidate, prototype.get());
        groups.give(prototype.get(), List.of(candidate));
      }
      step.at(between(0, JOINED, i, candidates.size()), "looking for prototypes that are near");
    }
    points.addGround(
        joining.nearestFirst(),
        membership,
        vectors,
        kappaFrom(),
        (int) options.get(SleepSetting.CLUSTER_MOST),
        step);
    return points;
  }

  private Clusters cluster(Vectors vectors, Points points, Step step) {
    int size = (int) options.get(SleepSetting.CLUSTER_SIZE);
    int others = points.count() - 1;
    if (others + 1 < size) {
      return Clusters.none(points.count());
    }
    int minPoints = Math.min(others, (int) options.get(SleepSetting.CLUSTER_POINTS));
    int k = Math.min(others, Math.max(NEIGHBOURS, 2 * minPoints));
    NeighbourGraph graph =
        AllPairs.fits(points.count(), points.dimension(vectors))
            ? AllPairs.graph(vectors, points, k, step)
            : new Neighbours(vectors, points, kappaFrom(), k).graph(minPoints, step);
    step.at(NEIGHBOURED, "clustering");
    return Contrast.standingOut(graph, size, minPoints);
  }

  /** Gives what clusters have to prototypes, new ones or ones that are there; the noise is left. */
  private static List<Candidate> divide(Points points, Clusters found, Groups groups) {
    List<List<Candidate>> fresh = new ArrayList<>();
    List<Map<UUID, Integer>> shares = new ArrayList<>();
    for (int cluster = 0; cluster < found.count(); cluster++) {
      fresh.add(new ArrayList<>());
      shares.add(new TreeMap<>(Ids.ORDER));
    }
    List<Candidate> noise = new ArrayList<>();
    for (int point = 0; point < found.labels().length; point++) {
      int cluster = found.labels()[point];
      Optional<UUID> prototype = points.prototype(point);
      if (prototype.isEmpty()) {
        (cluster == Clusters.NOISE ? noise : fresh.get(cluster)).add(points.candidate(point));
      } else if (cluster != Clusters.NOISE) {
        shares.get(cluster).merge(prototype.get(), 1, Integer::sum);
      }
    }
    for (int cluster = 0; cluster < found.count(); cluster++) {
      if (shares.get(cluster).isEmpty()) {
        groups.found(fresh.get(cluster));
      } else {
        groups.give(largest(shares.get(cluster)), fresh.get(cluster));
      }
    }
    return noise;
  }

  /** The prototype with most members; the first by id among equal ones. */
  private static UUID largest(Map<UUID, Integer> shares) {
    int most = shares.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
    return shares.entrySet().stream()
        .filter(share -> share.getValue() == most)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private float kappaFrom() {
    return (float) options.get(SleepSetting.CLUSTER_KAPPA_FROM);
  }
}
