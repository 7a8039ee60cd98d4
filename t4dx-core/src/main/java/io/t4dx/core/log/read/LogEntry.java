package io.t4dx.core.log.read;

/**
 * One entry of a log.
 *
 * @param lsn its sequence number
 * @param at its time in microseconds
 * @param ops its operations, an encoded JSON array
 */
public record LogEntry(long lsn, long at, byte[] ops) {}
