/** Ranges of values as bitmaps of rows. */
@NullMarked
package io.t4dx.bench.column;

import org.jspecify.annotations.NullMarked;
