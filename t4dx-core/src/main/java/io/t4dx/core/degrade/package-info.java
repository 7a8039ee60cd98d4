/**
 * What a store does while its disk does not take writes: levels, a queue of writes, items in
 * memory.
 */
@NullMarked
package io.t4dx.core.degrade;

import org.jspecify.annotations.NullMarked;
