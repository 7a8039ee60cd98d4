/** Planted: see {@link io.t4dx.house.planted}. */
@NullMarked
package io.t4dx.house.planted.cycle.b;

import org.jspecify.annotations.NullMarked;
