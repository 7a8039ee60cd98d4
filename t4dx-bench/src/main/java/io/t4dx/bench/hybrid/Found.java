package io.t4dx.bench.hybrid;

/**
 * What a search gave back.
 *
 * @param items the numbers of the items found, nearest first
 * @param neighbours how many edges were followed from them, all together
 * @param characters of the texts that were read
 */
@SuppressWarnings("ArrayRecordComponent")
public record Found(int[] items, int neighbours, int characters) {}
