/** Counters and histograms of the engine's own: cheap to record, free of dependencies. */
@NullMarked
package io.t4dx.core.metrics;

import org.jspecify.annotations.NullMarked;
