/**
 * What operations do to memtables and segments: the same, wherever and whenever a log is replayed.
 *
 * <p>Everything that a clock or a random source could answer differently was stamped at the front
 * door and logged. What depends on the state before (increments, deltas, whether something is
 * there) is decided here, in LSN order.
 */
@NullMarked
package io.t4dx.core.apply;

import org.jspecify.annotations.NullMarked;
