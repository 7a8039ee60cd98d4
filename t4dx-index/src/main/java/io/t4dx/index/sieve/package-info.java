/**
 * Sieves: which keys are surely not here. A sieve answers 'no' for almost every key that was not
 * put in and 'perhaps' for every key that was, at the cost of one cache line.
 *
 * <p>Keys are 64-bit hashes; {@link io.t4dx.index.sieve.KeyHash} makes them and is part of the
 * format. The bytes are drawn in {@code SieveDescriptor}.
 */
@NullMarked
package io.t4dx.index.sieve;

import org.jspecify.annotations.NullMarked;
