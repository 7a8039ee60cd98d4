package io.t4dx.store;

import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.query.EdgeFilter;
import io.t4dx.sleep.Sleep;
import io.t4dx.write.FieldUpdate;
import io.t4dx.write.MissingEdge;
import io.t4dx.write.WriteBatch;
import io.t4dx.write.WriteResult;
import java.util.UUID;

/**
 * A store of memories: items, and edges between them. For any number of threads; interrupting them
 * does it no harm. Every write returns when it is visible to all readers and, in the sync modes
 * that promise it, durable.
 */
public interface Store extends Reads, AutoCloseable {

  /** An id in time order, for an item that edges are to name before it is written. */
  UUID newId();

  /** Writes an item together with edges; an item under the same id is replaced whole. */
  default WriteResult insert(ItemDraft item, EdgeDraft... edges) {
    return write(new WriteBatch().insert(item, edges));
  }

  /** Changes named fields of an item. */
  default WriteResult update(ItemKey key, FieldUpdate update) {
    return write(new WriteBatch().update(key, update));
  }

  /** Counts an access to an item. */
  default WriteResult touch(ItemKey key) {
    return update(key, FieldUpdate.builder().addToAccessCount(1).build());
  }

  /** Removes an item and every edge at its id. */
  default WriteResult delete(ItemKey key) {
    return write(new WriteBatch().delete(key));
  }

  /** Writes an edge; one under the same key is replaced whole. */
  default WriteResult putEdge(EdgeDraft edge) {
    return write(new WriteBatch().putEdge(edge));
  }

  default WriteResult deleteEdge(EdgeKey key) {
    return write(new WriteBatch().deleteEdge(key));
  }

  /** Adds to an edge's weight; the sum is kept in [0,1]. */
  default WriteResult updateEdgeWeight(EdgeKey key, float delta, MissingEdge missing) {
    return write(new WriteBatch().updateEdgeWeight(key, delta, missing));
  }

  /** Multiplies the weight of every edge that matches; the product is kept in [0,1]. */
  default WriteResult scaleWeights(EdgeFilter filter, float factor) {
    return write(new WriteBatch().scaleWeights(filter, factor));
  }

  /** Does all of a batch or nothing of it. */
  WriteResult write(WriteBatch batch);

  /** The state as of the newest write that has returned; it must be closed. */
  Snapshot snapshot();

  StoreStats stats();

  /**
   * Returns when everything that was written before is in segments and no longer in the log. There
   * is no need for it: it is done by itself as memory fills.
   *
   * @throws T4dxException.DiskFailure if it failed; everything stays where it was
   */
  void flush();

  /**
   * Takes a checkpoint now: the states of the components, and an image of the whole store, as of
   * one LSN, from which {@code T4dx.restore} makes another store. Reads and writes go on.
   *
   * @throws T4dxException.DiskFailure if it failed; the store is as it was
   */
  Checkpoint checkpoint();

  /**
   * The sleep of this store.
   *
   * @throws IllegalStateException where {@code t4dx-compaction} is not on the path
   */
  Sleep sleep();

  /**
   * Takes writes again after a failed one made the store read-only: goes on in a fresh file of the
   * log. Does nothing where the store takes writes.
   */
  void resumeWrites();

  /** What opening found and did. */
  RecoveryReport recovery();

  /**
   * Ends it: waits for the writes under way, flushes, seals the log, lets go of the directory.
   * Later calls find it closed.
   */
  @Override
  void close();
}
