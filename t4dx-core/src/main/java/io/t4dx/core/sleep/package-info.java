/**
 * The seam between the engine and what lets it sleep. The engine finds a {@link
 * io.t4dx.core.sleep.SleepProvider} by itself, and gives it a {@link io.t4dx.core.sleep.SleepHost}:
 * all that sleep may do to a store.
 */
@NullMarked
package io.t4dx.core.sleep;

import org.jspecify.annotations.NullMarked;
