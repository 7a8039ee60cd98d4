package io.t4dx.core.view;

import io.t4dx.core.memtable.EdgeVersion;
import io.t4dx.model.EdgeKey;
import io.t4dx.query.EdgeFilter;
import io.t4dx.write.Operation.ScaleWeights;
import java.util.ArrayList;
import java.util.List;

/**
 * The scale operations of one namespace that its edges do not all contain yet. They are applied
 * whenever a weight is read: an operation over a million edges costs one entry here. Immutable.
 *
 * <p>Every operation has an ordinal. An edge version that was written after n operations contains
 * the first n of them; the log holds those from {@link #firstOrdinal} on, and no live version needs
 * an earlier one.
 */
public final class ScaleLog {
  public static final ScaleLog EMPTY = new ScaleLog(0, List.of());

  private final long firstOrdinal;
  private final List<ScaleWeights> operations;

  private ScaleLog(long firstOrdinal, List<ScaleWeights> operations) {
    this.firstOrdinal = firstOrdinal;
    this.operations = operations;
  }

  /** How many operations there have been: what an edge version that is written now contains. */
  public long seen() {
    return firstOrdinal + operations.size();
  }

  /** How many operations are still applied at each read. */
  public int pending() {
    return operations.size();
  }

  public ScaleLog with(ScaleWeights operation) {
    List<ScaleWeights> more = new ArrayList<>(operations.size() + 1);
    more.addAll(operations);
    more.add(operation);
    return new ScaleLog(firstOrdinal, List.copyOf(more));
  }

  /** The log after every edge has been rewritten with what is pending. */
  public ScaleLog folded() {
    return new ScaleLog(seen(), List.of());
  }

  /** The weight of an edge with all operations applied that came after it was written. */
  public float weightOf(EdgeKey key, EdgeVersion version) {
    float weight = version.weight();
    int from = (int) Math.max(0, version.scalesSeen() - firstOrdinal);
    for (int i = from; i < operations.size(); i++) {
      ScaleWeights operation = operations.get(i);
      EdgeFilter filter = operation.filter();
      if (filter.matches(key, weight, version.createdAt())) {
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
