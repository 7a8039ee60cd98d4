package io.t4dx.core.apply;

/**
 * Where a write stands.
 *
 * @param at its time in microseconds since 1970, as logged
 * @param horizon the LSN below which no view looks any more
 */
public record Moment(long lsn, long at, long horizon) {}
