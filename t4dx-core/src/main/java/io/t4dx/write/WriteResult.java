package io.t4dx.write;

import java.util.List;
import java.util.UUID;

/**
 * What became of a write.
 *
 * @param lsn its log sequence number; 0 where it is only queued
 * @param outcomes one for each operation, in their order; none where it is only queued
 * @param ids the ids of the inserted items, in their order
 */
public record WriteResult(long lsn, Durability durability, List<Outcome> outcomes, List<UUID> ids) {
  public WriteResult {
    outcomes = List.copyOf(outcomes);
    ids = List.copyOf(ids);
  }

  /** The id of the one item that was inserted. */
  public UUID id() {
    if (ids.size() != 1) {
      throw new IllegalStateException("the write inserted " + ids.size() + " items, not one");
    }
    return ids.getFirst();
  }

  /** The outcome of the one operation that was asked for. */
  public Outcome outcome() {
    if (outcomes.size() != 1) {
      throw new IllegalStateException("the write had " + outcomes.size() + " operations, not one");
    }
    return outcomes.getFirst();
  }

  /** Whether every operation did what it was asked for. */
  public boolean applied() {
    return durability != Durability.QUEUED
        && outcomes.stream().allMatch(outcome -> outcome == Outcome.APPLIED);
  }
}
