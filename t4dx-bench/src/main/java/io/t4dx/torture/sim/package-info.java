/**
 * Whole lives of stores on a simulated disk and a virtual clock, each from one seed: what happens,
 * what fails, when the power goes and what is left then.
 *
 * <pre>
 *   RandomSteps   seed -> List&lt;Step&gt;          a history is a list, so a part of it is one too
 *   Life          runs a list against a store and its {@link io.t4dx.torture.oracle.Chronicle}
 *   Reduction     a list that fails -> a shorter one that fails
 *   Simulation    many lives, in threads, with a line each second
 * </pre>
 */
@NullMarked
package io.t4dx.torture.sim;

import org.jspecify.annotations.NullMarked;
