/** Distances between vectors: SIMD where the Vector API is there, scalar otherwise. */
@NullMarked
package io.t4dx.core;

import org.jspecify.annotations.NullMarked;
