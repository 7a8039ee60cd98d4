package io.t4dx.store;

import java.time.Instant;

/**
 * A backup of a store: all of it, as of one LSN.
 *
 * @param number by which it is restored; the next one's is higher
 * @param at when the checkpoint was taken that it is of
 * @param files how many it consists of
 * @param bytes of all of them
 * @param copiedFiles how many were copied for it; the others were there already, from backups
 *     before
 * @param copiedBytes of those
 */
public record Backup(
    long number, long lsn, Instant at, int files, long bytes, int copiedFiles, long copiedBytes) {

  /** How many of its files it shares with backups before it. */
  public int sharedFiles() {
    return files - copiedFiles;
  }

  /** The bytes that it shares with backups before it. */
  public long sharedBytes() {
    return bytes - copiedBytes;
  }
}
