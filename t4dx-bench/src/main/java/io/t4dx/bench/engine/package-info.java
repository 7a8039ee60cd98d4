/** What the store costs as a whole: searches in memory, durable inserts, replay. */
@NullMarked
package io.t4dx.bench.engine;

import org.jspecify.annotations.NullMarked;
