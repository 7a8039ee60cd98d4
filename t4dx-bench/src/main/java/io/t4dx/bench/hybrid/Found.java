package io.t4dx.bench.hybrid;

/**
 * What a search gave back.
 *
 * @param items the numbers of the items found, nearest first
 * @param neighbours how many nodes one hop from them, or edges to them where a system counts those
 * @param characters of the texts that were read
 */
@SuppressWarnings("ArrayRecordComponent")
public record Found(int[] items, int neighbours, int characters) {}
