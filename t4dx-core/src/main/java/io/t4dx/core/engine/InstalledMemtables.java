package io.t4dx.core.engine;

import io.t4dx.core.log.write.LogWriter;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets go of what a flushed memtable needed: its log files, and the writers that waited for its
 * memory.
 */
final class InstalledMemtables implements Ledger.Installation {
  private static final Logger LOG = LoggerFactory.getLogger(InstalledMemtables.class);

  private final LogWriter<EngineWrite> log;
  private final MemoryBound memory;

  InstalledMemtables(LogWriter<EngineWrite> log, MemoryBound memory) {
    this.log = log;
    this.memory = memory;
  }

  @Override
  public void installed(long lastLsn) {
    memory.freed();
    try {
      log.release(lastLsn);
    } catch (IOException e) {
      // They only take space: the next memtable that is installed releases them too.
      LOG.warn("log files up to LSN {} could not be deleted", lastLsn, e);
    }
  }
}
