package io.t4dx.core.live;

import io.t4dx.model.EdgeKey;
import io.t4dx.query.EdgeFilter;
import io.t4dx.write.Operation.ScaleWeights;
import java.util.ArrayList;
import java.util.List;

/**
 * The scale operations of one namespace that its edges do not all contain yet. They are applied
 * whenever a weight is read: an operation over a million edges costs one entry here. Immutable.
 *
 * <p>Every operation has an ordinal. An edge that was written after n operations contains the first
 * n of them. Now and then the edges of the memtables are rewritten to contain all; an edge there
 * that is older than that was not changed by the operations before {@link #folded}.
 */
public final class ScaleLog {
  public static final ScaleLog EMPTY = new ScaleLog(0, List.of(), 0);

  private final long firstOrdinal;
  private final List<ScaleWeights> operations;
  private final long folded;

  private ScaleLog(long firstOrdinal, List<ScaleWeights> operations, long folded) {
    this.firstOrdinal = firstOrdinal;
    this.operations = operations;
    this.folded = folded;
  }

  /** A log of operations that segments still need, and no memtable does. */
  public static ScaleLog of(long firstOrdinal, List<ScaleWeights> operations) {
    return new ScaleLog(firstOrdinal, List.copyOf(operations), firstOrdinal + operations.size());
  }

  /** The ordinal of the first operation that is still here. */
  public long firstOrdinal() {
    return firstOrdinal;
  }

  /** The operations from {@link #firstOrdinal} on. */
  public List<ScaleWeights> operations() {
    return operations;
  }

  /** How many operations there have been: what an edge that is written now contains. */
  public long seen() {
    return firstOrdinal + operations.size();
  }

  /** How many operations edges of memtables may still lack. */
  public long unfolded() {
    return seen() - folded;
  }

  public ScaleLog with(ScaleWeights operation) {
    List<ScaleWeights> more = new ArrayList<>(operations.size() + 1);
    more.addAll(operations);
    more.add(operation);
    return new ScaleLog(firstOrdinal, List.copyOf(more), folded);
  }

  /**
   * The log after every edge of the memtables has been rewritten that the operations changed.
   *
   * @param needed segments need the operations from this ordinal on
   */
  public ScaleLog folded(long needed) {
    long first = Math.clamp(needed, firstOrdinal, seen());
    int from = (int) (first - firstOrdinal);
    return new ScaleLog(first, operations.subList(from, operations.size()), seen());
  }

  /** The weight of an edge of a memtable, with all operations applied that it does not contain. */
  public float weightInMemtable(EdgeKey key, float written, long createdAt, long scalesSeen) {
    return weight(key, written, createdAt, Math.max(folded, scalesSeen));
  }

  /** The weight of an edge with all operations from an ordinal on applied. */
  public float weight(EdgeKey key, float written, long createdAt, long fromOrdinal) {
    float weight = written;
    int from = (int) Math.max(0, fromOrdinal - firstOrdinal);
    for (int i = from; i < operations.size(); i++) {
      ScaleWeights operation = operations.get(i);
      EdgeFilter filter = operation.filter();
      if (filter.matches(key, weight, createdAt)) {
        weight = clamp(weight * operation.factor());
      }
    }
    return weight;
  }

  /** The nearest weight that is allowed. */
  public static float clamp(float weight) {
    return Math.min(1f, Math.max(0f, weight));
  }
}
