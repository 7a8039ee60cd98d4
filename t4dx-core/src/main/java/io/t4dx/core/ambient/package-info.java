/**
 * What differs from run to run: the ticking of the machine and fresh randomness.
 *
 * <p>Nothing else in the engine reads a clock or draws an unseeded random number; a check of the
 * house sees to it. Wall time comes from the {@link java.time.InstantSource} of the options, is
 * stamped at the front door and logged, so that replaying a log yields the same state everywhere.
 */
@NullMarked
package io.t4dx.core.ambient;

import org.jspecify.annotations.NullMarked;
