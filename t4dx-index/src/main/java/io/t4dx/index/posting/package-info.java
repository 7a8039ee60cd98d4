/**
 * Postings: for each term the rows that have it.
 *
 * <p>Terms are bytes, sorted as unsigned numbers, in blocks of 16 that store only what differs from
 * the term before. An index of the blocks says where each starts and how many rows all terms before
 * it have, so that the rows of a term range are counted without reading them. A term's rows lie
 * where they are cheapest: one row, or a few as differences, in the term's own entry; many in a
 * bitmap that is read where it is mapped.
 *
 * <pre>
 *   header | block index | bitmap offsets | terms | bitmaps | pages
 *
 *   entry:  shared (varint)  length of the rest (varint)  rest of the term
 *           rows x 2 + whether they are a bitmap (varint), then
 *             one row:   the row (varint)
 *             few rows:  bytes (varint), the first row, each difference to the next less 1 (varints)
 *             a bitmap:  its number (varint)
 * </pre>
 */
@NullMarked
package io.t4dx.index.posting;

import org.jspecify.annotations.NullMarked;
