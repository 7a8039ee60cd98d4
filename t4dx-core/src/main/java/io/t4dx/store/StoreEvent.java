package io.t4dx.store;

import java.time.Duration;

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
}
