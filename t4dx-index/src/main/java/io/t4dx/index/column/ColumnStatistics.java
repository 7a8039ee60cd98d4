package io.t4dx.index.column;

/**
 * What is known of a column, or of a range of its rows, without reading it.
 *
 * @param count how many rows there are
 * @param leastKey the lowest sort key; meaningless where there are no rows
 * @param mostKey the highest sort key; meaningless where there are no rows
 */
public record ColumnStatistics(int count, long leastKey, long mostKey) {}
