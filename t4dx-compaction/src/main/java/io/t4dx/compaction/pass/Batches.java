package io.t4dx.compaction.pass;

import io.t4dx.core.sleep.SleepHost;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.Limits;
import io.t4dx.write.Operation;
import io.t4dx.write.Outcome;
import io.t4dx.write.WriteBatch;
import io.t4dx.write.WriteResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Writes groups of operations, as many in one batch as fit. A group is parted only where it does
 * not fit into a batch alone.
 */
public final class Batches {
  /** Ids, numbers and names of members. */
  private static final int OPERATION_BYTES = 256;

  /** What a character of a name takes in JSON at most. */
  private static final int CHARACTER_BYTES = 6;

  private final SleepHost host;
  private final BiConsumer<Operation, Outcome> outcomes;
  private final List<Operation> waiting = new ArrayList<>();
  private long waitingBytes;
  private long lsn;

  /**
   * Batches for a store.
   *
   * @param outcomes is told what became of each operation
   */
  public Batches(SleepHost host, BiConsumer<Operation, Outcome> outcomes) {
    this.host = host;
    this.outcomes = outcomes;
  }

  /** Adds operations that name ids and numbers, and nothing longer than the type of an edge. */
  public void add(List<Operation> group) {
    long groupBytes = group.stream().mapToLong(Batches::bytes).sum();
    boolean fits = groupBytes <= host.batchBytes() && group.size() <= Limits.BATCH_OPERATIONS;
    if (fits || group.size() == 1) {
      addWhole(group, groupBytes);
    } else {
      group.forEach(operation -> addWhole(List.of(operation), bytes(operation)));
    }
  }

  private void addWhole(List<Operation> group, long groupBytes) {
    if (waitingBytes + groupBytes > host.batchBytes()
        || waiting.size() + group.size() > Limits.BATCH_OPERATIONS) {
      write();
    }
    waiting.addAll(group);
    waitingBytes += groupBytes;
  }

  /** What an operation takes in the log, reckoned from above. */
  private static long bytes(Operation operation) {
    return switch (operation) {
      case Operation.UpdateFields update -> bytes(update.key().namespace());
      case Operation.Delete delete -> bytes(delete.key().namespace());
      case Operation.DeleteUnchanged delete -> bytes(delete.key().namespace());
      case Operation.DeleteEdge delete -> bytes(delete.key());
      case Operation.DeleteEdgeBelow delete -> bytes(delete.key());
      case Operation.DeleteDanglingEdge delete -> bytes(delete.key());
      case Operation.UpdateEdgeWeight update -> bytes(update.key());
      default -> throw new IllegalArgumentException("of no bounded length: " + operation);
    };
  }

  private static long bytes(String namespace) {
    return OPERATION_BYTES + (long) CHARACTER_BYTES * namespace.length();
  }

  private static long bytes(EdgeKey key) {
    return bytes(key.namespace()) + (long) CHARACTER_BYTES * key.type().name().length();
  }

  /** Writes what waits; returns the LSN of the newest batch, 0 where there was none. */
  public long write() {
    if (!waiting.isEmpty()) {
      WriteBatch batch = new WriteBatch();
      waiting.forEach(batch::add);
      WriteResult result = host.write(batch);
      for (int i = 0; i < waiting.size(); i++) {
        outcomes.accept(waiting.get(i), result.outcomes().get(i));
      }
      lsn = result.lsn();
      waiting.clear();
      waitingBytes = 0;
    }
    return lsn;
  }
}
