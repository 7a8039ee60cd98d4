/**
 * Whether what threads saw of a store could have happened in one order (Herlihy and Wing):
 * histories of single keys, recorded while a disk fails, and a search for such an order.
 */
@NullMarked
package io.t4dx.torture.linear;

import org.jspecify.annotations.NullMarked;
