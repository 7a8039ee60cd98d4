package io.t4dx.core.log.recover;

import java.io.IOException;

/**
 * Receives the entries of a log, in order, each verified. Decoding touches nothing but the entry,
 * so that it can run ahead of applying, in a thread of its own; an entry is applied only when all
 * before it are.
 *
 * @param <E> what an entry becomes before it is applied
 */
public interface LogReplay<E> {
  /**
   * Makes of the bytes what will be applied. They hold the array of operations from the offset on,
   * during the call only.
   */
  E decode(byte[] bytes, int offset, int length) throws IOException;

  /** Applies an entry; called by the thread that recovers the log. */
  void apply(long lsn, long at, E entry) throws IOException;

  /** All entries so far do not count: mode CLEAN has moved the log aside. */
  default void forget() throws IOException {}
}
