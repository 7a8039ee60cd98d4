package io.t4dx.sleep;

import java.util.List;

/**
 * What an erasure did, and the proof of it.
 *
 * @param items how many were erased, live and forgotten ones
 * @param prototypes how many prototypes were made again without them
 * @param rewritten the files that were written again or taken away because they held something of
 *     them
 * @param scanned how many files of the store were read to the end afterwards, and found to have
 *     nothing of them
 */
public record ErasureReport(
    int items, int prototypes, List<String> rewritten, int scanned, long scannedBytes) {
  public ErasureReport {
    rewritten = List.copyOf(rewritten);
  }
}
