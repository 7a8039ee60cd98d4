/** What the passes of sleep cost, and what they leave behind. */
@NullMarked
package io.t4dx.bench.sleep;

import org.jspecify.annotations.NullMarked;
