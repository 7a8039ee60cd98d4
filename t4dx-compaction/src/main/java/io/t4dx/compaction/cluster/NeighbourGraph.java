package io.t4dx.compaction.cluster;

import java.util.Objects;

/**
 * The nearest neighbours of each point. Slots {@code p * k} to {@code p * k + k - 1} are those of
 * point {@code p}, in any order, each neighbour once; an empty slot holds {@link #NONE}, and a
 * point that names itself is not listened to.
 *
 * <p>The arrays are not copied: whoever gives them leaves them alone.
 */
public final class NeighbourGraph {
  /** Fills the slots of a point that has fewer neighbours. */
  public static final int NONE = -1;

  private final int points;
  private final int k;
  private final int[] neighbours;
  private final float[] distances;

  /** Refuses neighbours that are no points, and distances that are negative or not finite. */
  public NeighbourGraph(int points, int k, int[] neighbours, float[] distances) {
    if (points < 0 || k < 1) {
      throw new IllegalArgumentException(points + " points with " + k + " neighbours each");
    }
    int slots = Math.multiplyExact(points, k);
    if (neighbours.length != slots || distances.length != slots) {
      throw new IllegalArgumentException(
          "%d neighbours and %d distances for %d points with %d each"
              .formatted(neighbours.length, distances.length, points, k));
    }
    for (int slot = 0; slot < slots; slot++) {
      if (neighbours[slot] != NONE) {
        Objects.checkIndex(neighbours[slot], points);
        if (!(distances[slot] >= 0) || distances[slot] == Float.POSITIVE_INFINITY) {
          throw new IllegalArgumentException(
              "distance from " + slot / k + " to " + neighbours[slot] + ": " + distances[slot]);
        }
      }
    }
    this.points = points;
    this.k = k;
    this.neighbours = neighbours;
    this.distances = distances;
  }

  int points() {
    return points;
  }

  int slotsEach() {
    return k;
  }

  /** The point in a slot; {@link #NONE} where the slot is empty or names its own point. */
  public int neighbour(int point, int slot) {
    int neighbour = neighbours[point * k + slot];
    return neighbour == point ? NONE : neighbour;
  }

  /** How far the point in a slot is; of no meaning where the slot is empty. */
  public float distance(int point, int slot) {
    // Adding zero makes -0 a 0, whose bits sort below those of every other distance.
    return distances[point * k + slot] + 0.0f;
  }

  /** How far away the other point is held to be, infinitely where it is no neighbour. */
  float distanceTo(int point, int other) {
    for (int slot = 0; slot < k; slot++) {
      if (neighbour(point, slot) == other) {
        return distance(point, slot);
      }
    }
    return Float.POSITIVE_INFINITY;
  }
}
