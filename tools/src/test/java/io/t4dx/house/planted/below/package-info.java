/** Planted: see {@link io.t4dx.house.planted}. */
@NullMarked
package io.t4dx.house.planted.below;

import org.jspecify.annotations.NullMarked;
