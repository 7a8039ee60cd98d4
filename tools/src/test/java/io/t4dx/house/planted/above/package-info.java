/** Planted: see {@link io.t4dx.house.planted}. */
@NullMarked
package io.t4dx.house.planted.above;

import org.jspecify.annotations.NullMarked;
