package io.t4dx.component;

import io.t4dx.model.Bytes;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** Centres of clusters by number, at most 1,000; none at a cold start. */
public final class Centroids implements Component {
  public static final String NAME = "clusters";

  /** Sets the centre of a cluster. */
  public static final String CLUSTER_UPDATE = "CLUSTER_UPDATE";

  public static final String CLUSTER_REMOVE = "CLUSTER_REMOVE";
  public static final int CAPACITY = 1_000;
  private static final int MOST_DIMENSIONS = 4096;
  private static final int VERSION = 1;
  private static final int LEAST_BYTES = 12;

  private final SortedMap<Integer, Centroid> clusters = new TreeMap<>();

  /** No clusters. */
  public Centroids() {}

  /** How many members a cluster has, and their mean. */
  public static final class Centroid {
    private final int members;
    private final float[] centre;

    Centroid(int members, float[] centre) {
      this.members = members;
      this.centre = centre;
    }

    public int members() {
      return members;
    }

    /** A copy. */
    public float[] centre() {
      return centre.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Centroid that
          && members == that.members
          && Arrays.equals(centre, that.centre);
    }

    @Override
    public int hashCode() {
      return 31 * members + Arrays.hashCode(centre);
    }
  }

  /** The data of a {@link #CLUSTER_UPDATE}. */
  public static Bytes updating(int cluster, int members, float... centre) {
    return new StateOutput()
        .putInt(cluster)
        .putInt(members)
        .putInt(centre.length)
        .putFloats(centre)
        .bytes();
  }

  /** The data of a {@link #CLUSTER_REMOVE}. */
  public static Bytes naming(int cluster) {
    return new StateOutput().putInt(cluster).bytes();
  }

  /** The clusters by number, as a copy. */
  public synchronized SortedMap<Integer, Centroid> clusters() {
    return new TreeMap<>(clusters);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public synchronized void reset() {
    clusters.clear();
  }

  @Override
  public synchronized Bytes save() {
    StateOutput out = StateOutput.ofVersion(VERSION).putInt(clusters.size());
    clusters.forEach(
        (cluster, centroid) ->
            out.putInt(cluster)
                .putInt(centroid.members)
                .putInt(centroid.centre.length)
                .putFloats(centroid.centre));
    return out.bytes();
  }

  @Override
  public synchronized void restore(Bytes state) {
    StateInput in = StateInput.ofState(NAME, VERSION, state);
    SortedMap<Integer, Centroid> its = new TreeMap<>();
    for (int left = in.takeCount(CAPACITY, LEAST_BYTES); left > 0; left--) {
      int cluster = in.takeInt();
      its.put(cluster, centroid(in));
    }
    in.end();
    clusters.clear();
    clusters.putAll(its);
  }

  @Override
  public void check(String type, Bytes data) {
    StateInput in = StateInput.ofChange(type, data);
    in.takeInt();
    switch (type) {
      case CLUSTER_UPDATE -> centroid(in);
      case CLUSTER_REMOVE -> {}
      default -> throw StateInput.unknown(NAME, type);
    }
    in.end();
  }

  /** Beyond the capacity, a cluster that is new finds no room. */
  @Override
  public synchronized void apply(Change change) {
    StateInput in = StateInput.ofChange(change.type(), change.data());
    int cluster = in.takeInt();
    if (change.type().equals(CLUSTER_REMOVE)) {
      clusters.remove(cluster);
    } else if (clusters.size() < CAPACITY || clusters.containsKey(cluster)) {
      clusters.put(cluster, centroid(in));
    }
  }

  private static Centroid centroid(StateInput in) {
    int members = in.takeInt();
    if (members < 0) {
      throw in.refusal("has a cluster of " + members + " members");
    }
    return new Centroid(members, in.takeFloats(in.takeCount(MOST_DIMENSIONS, Float.BYTES)));
  }
}
