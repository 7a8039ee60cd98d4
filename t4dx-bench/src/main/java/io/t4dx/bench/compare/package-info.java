/**
 * Whether this engine became slower or faster beside its peers between two reports.
 *
 * <pre>
 * Comparison   pairs the figures of two reports
 *   Ratio      this engine's figure over a peer's, in every run of a report
 *   Move       a ratio in both reports, and whether it moved by more than its noise
 *   Sense      which of two figures is the better one
 * </pre>
 */
@NullMarked
package io.t4dx.bench.compare;

import org.jspecify.annotations.NullMarked;
