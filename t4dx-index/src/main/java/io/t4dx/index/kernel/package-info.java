/**
 * Distances: the arithmetic under every vector search, and nothing else.
 *
 * <p>{@link io.t4dx.index.kernel.VectorKernels} is the one switch point between SIMD (where {@code
 * jdk.incubator.vector} is present) and scalar loops. All kernels are small static methods, because
 * the JIT compiles the same loop several times slower inside a large one. Rows are row-major
 * float32, little-endian, in a {@code float[]} or in a {@link java.lang.foreign.MemorySegment};
 * {@link io.t4dx.index.kernel.StripeKernels} alone wants them in stripes.
 */
@NullMarked
package io.t4dx.index.kernel;

import org.jspecify.annotations.NullMarked;
