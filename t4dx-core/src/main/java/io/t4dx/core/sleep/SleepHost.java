package io.t4dx.core.sleep;

import io.t4dx.core.disk.Disk;
import io.t4dx.index.kernel.Metric;
import io.t4dx.model.ItemKey;
import io.t4dx.store.Snapshot;
import io.t4dx.write.WriteBatch;
import io.t4dx.write.WriteResult;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;

/** All that sleep may do to a store. */
public interface SleepHost {
  /** The state as of the newest write; closed by the caller. It does not count as use. */
  Snapshot snapshot();

  /** Writes a batch; it does not count as use. */
  WriteResult write(WriteBatch batch);

  /** Returns when everything that was written before is in segments. */
  void flush();

  /** The store's directory, for the archive and the journal. */
  Disk disk();

  /** How near two vectors are. */
  Metric metric();

  InstantSource clock();

  /** Nanoseconds since any moment. */
  long ticks();

  /** Whether it has threads of its own; without them all is done by whoever calls. */
  boolean inBackground();

  /** How many bytes of operations fit into one batch. */
  int batchBytes();

  /** Whether an application read or wrote since this was asked last. */
  boolean wasUsed();

  /** The segments, oldest first. */
  List<SegmentWeight> segments();

  /**
   * Writes neighbouring segments as one, or one segment without what is dead in it.
   *
   * @param numbers oldest first
   * @param erased items that are gone, and of which no patch is to be carried either
   * @param step called often; may throw to end the merge, which comes to nothing then
   * @return false where one of them is not there any more
   */
  boolean merge(List<Long> numbers, Predicate<ItemKey> erased, Runnable step) throws IOException;

  /**
   * The segments whose files have anything of some items: rows and edges, dead ones too, and
   * patches.
   */
  List<Long> segmentsWith(Predicate<ItemKey> keys);

  /**
   * Takes a checkpoint in the place of all that are there, where there are any, so that nothing is
   * left of what only they have.
   *
   * @return what was deleted
   */
  List<String> renewCheckpoints() throws IOException;
}
