/** Exact scans of mapped rows beside the bare kernel. */
@NullMarked
package io.t4dx.bench.flat;

import org.jspecify.annotations.NullMarked;
