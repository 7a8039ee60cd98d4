/**
 * Two hops along weighted edges, beside graph databases.
 *
 * <pre>
 * WalkSuite      loads each system, walks, closes it and opens it again
 *   WalkSystem   what a system has to do: this engine here, peers in jars of their own
 *   Web          the graph that all of them get, and what a walk must find
 * </pre>
 */
@NullMarked
package io.t4dx.bench.walk;

import org.jspecify.annotations.NullMarked;
