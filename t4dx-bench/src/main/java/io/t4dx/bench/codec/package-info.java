/** How fast operations are encoded for the log, and decoded again. */
@NullMarked
package io.t4dx.bench.codec;

import org.jspecify.annotations.NullMarked;
