/** Traversals over edges in rows, beside the same walk over plain arrays. */
@NullMarked
package io.t4dx.bench.csr;

import org.jspecify.annotations.NullMarked;
