/**
 * What a crash or damage left of a log: classified, moved aside, never deleted.
 *
 * <p>Everything is read and classified before the first byte is touched. The steps of a repair are
 * ordered so that a crash between any two of them leaves what is classified the same way again.
 */
@NullMarked
package io.t4dx.core.log.recover;

import org.jspecify.annotations.NullMarked;
