package io.t4dx.core.log.recover;

import java.io.IOException;

/** Receives the entries of a log, in order, each verified. */
@FunctionalInterface
public interface LogReplay {
  /**
   * The bytes hold the array of operations from the offset on; they are valid during the call only.
   */
  void entry(long lsn, long at, byte[] bytes, int offset, int length) throws IOException;

  /** All entries so far do not count: mode CLEAN has moved the log aside. */
  default void forget() throws IOException {}
}
