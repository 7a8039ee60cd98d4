/**
 * What became of segments after they were written.
 *
 * <p>A segment file never changes. The writes that make a row of it old, or patch its small fields,
 * are kept beside it in its {@link io.t4dx.core.live.Overlay overlay}: one thread at a time writes
 * there, in the order of LSNs, and any number read, each as of the LSN of its view:
 *
 * <pre>
 *   retired rows    (17, lsn 61) (4, lsn 75) (90, lsn 75) | (8, lsn 82)
 *                   a reader of LSN 80 takes the entries before the bar
 *   patches         row 23 ──> lsn 79 ──older──> lsn 64
 * </pre>
 *
 * A row that is live as of an LSN is the newest version of its item as of that LSN: a read over
 * many segments is the union of their live rows.
 */
@NullMarked
package io.t4dx.core.live;

import org.jspecify.annotations.NullMarked;
