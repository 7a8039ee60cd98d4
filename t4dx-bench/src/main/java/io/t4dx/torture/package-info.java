/**
 * Evidence that the engine loses nothing: {@code tools/t4dx torture}. Simulated lives in {@link
 * io.t4dx.torture.sim}, killed processes in {@link io.t4dx.torture.kill}, long runs in {@link
 * io.t4dx.torture.soak}; {@link io.t4dx.torture.oracle} says what is right.
 */
@NullMarked
package io.t4dx.torture;

import org.jspecify.annotations.NullMarked;
