/**
 * The systems that are measured, behind one small interface: ours, and the peers.
 *
 * <p>Peers that the default build does not download come through {@link java.util.ServiceLoader},
 * from the sources in {@code src/peers}.
 */
@NullMarked
package io.t4dx.bench.vectors.system;

import org.jspecify.annotations.NullMarked;
