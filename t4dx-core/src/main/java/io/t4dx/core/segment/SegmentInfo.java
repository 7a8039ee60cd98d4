package io.t4dx.core.segment;

/**
 * What is known of a segment without its file; a manifest keeps it.
 *
 * @param number names the file, and is never used again
 * @param size bytes of the file
 * @param firstLsn the lowest LSN that its contents came from
 * @param lastLsn the highest
 * @param contentsCrc names the contents of the file: see its format page
 */
public record SegmentInfo(
    long number, long size, int rows, int edges, long firstLsn, long lastLsn, int contentsCrc) {}
