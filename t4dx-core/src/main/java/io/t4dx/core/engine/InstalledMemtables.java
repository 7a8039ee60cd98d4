package io.t4dx.core.engine;

import io.t4dx.core.log.write.LogWriter;

/**
 * Lets go of what a flushed memtable needed: its log files, and the writers that waited for its
 * memory.
 */
final class InstalledMemtables implements Ledger.Installation {
  private final LogWriter<EngineWrite> log;
  private final MemoryBound memory;
  private final LogRetention retention;

  InstalledMemtables(LogWriter<EngineWrite> log, MemoryBound memory, LogRetention retention) {
    this.log = log;
    this.memory = memory;
    this.retention = retention;
  }

  @Override
  public void installed(long lastLsn) {
    memory.freed();
    retention.inSegments(lastLsn);
    retention.release(log);
  }
}
