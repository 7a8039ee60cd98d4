package io.t4dx.core.degrade;

import io.t4dx.write.WriteBatch;
import io.t4dx.write.WriteResult;

/** A store as the write path sees it. */
public interface WriteTarget {
  WriteResult write(WriteBatch batch);

  /** The same batch with an id for every item; refuses what could not be written. */
  WriteBatch prepared(WriteBatch batch);

  /** Opens a fresh file of the log, where the one before failed. */
  void resume();

  /** Writes and syncs a line that changes nothing. */
  void probe();
}
