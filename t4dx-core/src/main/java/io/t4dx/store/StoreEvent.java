package io.t4dx.store;

import java.time.Duration;
import java.util.List;

/** Something that happened inside a store. */
public sealed interface StoreEvent {

  /** A memtable was full and takes no more writes; the log goes on in a new file. */
  record MemtableFrozen(long lastLsn, long bytes, int items) implements StoreEvent {}

  /** A writer has to wait for memory. */
  record WriteStalled(long memtableBytes, int frozenMemtables) implements StoreEvent {}

  /** A writer that had to wait goes on, or was refused. */
  record StallEnded(Duration waited, boolean refused) implements StoreEvent {}

  /** A write to the log failed; the store is read-only from here on. */
  record BecameReadOnly(String cause) implements StoreEvent {}

  /** A fresh log file was opened after a failure; the store takes writes again. */
  record WritesResumed(long nextLsn) implements StoreEvent {}

  /** A memtable became a segment: its writes are no longer in the log. */
  record SegmentFlushed(long segment, int items, int edges, long bytes, long lastLsn)
      implements StoreEvent {}

  /**
   * A memtable could not be flushed. It stays in memory and in the log, and is tried again.
   *
   * @param inARow how many attempts have failed since one succeeded
   */
  record FlushFailed(long lastLsn, int inARow, String cause) implements StoreEvent {}

  /** Searches of a segment go through its graph from now on. */
  record GraphBuilt(long segment, int vectors, long bytes) implements StoreEvent {}

  /** A segment's graph could not be built; searches of it stay exact. */
  record GraphFailed(long segment, String cause) implements StoreEvent {}

  /**
   * Bytes of a segment are not what was written. Indexes that are damaged are not used any more.
   */
  record SegmentDamaged(long segment, String what) implements StoreEvent {}

  /** A segment could not be read, and the store was opened without it. */
  record SegmentLost(RecoveryReport.Loss loss) implements StoreEvent {}

  /**
   * A segment with damaged indexes was written again, and is read there from now on. The damaged
   * file is in quarantine.
   *
   * @param successor the number of the segment that has its items and edges now
   * @param indexes what was damaged
   */
  record SegmentRebuilt(long segment, long successor, List<String> indexes) implements StoreEvent {
    public SegmentRebuilt {
      indexes = List.copyOf(indexes);
    }
  }

  /**
   * Segments were merged, and are read in one from now on.
   *
   * @param segments their numbers, oldest first
   * @param successor the number of the segment that has their items and edges now
   */
  record SegmentsMerged(List<Long> segments, long successor, int items, int edges, long bytes)
      implements StoreEvent {
    public SegmentsMerged {
      segments = List.copyOf(segments);
    }
  }

  /** Segments could not be merged. They are read as they are until the store is opened again. */
  record MergeFailed(List<Long> segments, String cause) implements StoreEvent {
    public MergeFailed {
      segments = List.copyOf(segments);
    }
  }

  /** A checkpoint was taken. */
  record CheckpointTaken(Checkpoint checkpoint) implements StoreEvent {}

  /** A checkpoint could not be taken; it is tried again. The log has everything. */
  record CheckpointFailed(String cause) implements StoreEvent {}

  /** A checkpoint cannot be read; the one before it is as good, as the log has what came after. */
  record CheckpointPassedOver(String file, String cause) implements StoreEvent {}

  /**
   * The state of the application's components is lost, wholly or in its last changes.
   *
   * @param firstLsn the first write that is at stake
   * @param lastLsn the last one
   */
  record ComponentsLost(long firstLsn, long lastLsn, String cause) implements StoreEvent {}

  /**
   * A component threw when a change was to be applied that it had let through. The change is
   * logged; the component takes no more until the store was opened again, and no checkpoint is
   * taken.
   */
  record ComponentFailed(String component, long lsn, String cause) implements StoreEvent {}

  /**
   * A segment with damaged indexes could not be written again. Reads go on without them; it is
   * tried again when the store is opened.
   */
  record RebuildFailed(long segment, String cause) implements StoreEvent {}
}
