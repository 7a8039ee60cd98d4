/**
 * Puts sound segments in the place of ones whose indexes are damaged.
 *
 * <pre>
 *   a reader or an opening leaves an index ──> SegmentRebuilder ──> new file, manifest, exchange
 * </pre>
 *
 * <p>The new file has the same rows and edges at the same places, and both files share what became
 * of them since they were written. So reads and writes go on meanwhile, and either file is right at
 * every moment.
 */
@NullMarked
package io.t4dx.core.rebuild;

import org.jspecify.annotations.NullMarked;
