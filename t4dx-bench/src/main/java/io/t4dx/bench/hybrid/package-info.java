/**
 * The memory of an agent under a mixed load, beside the systems that would hold it otherwise.
 *
 * <pre>
 * HybridSuite      loads each system, runs it on one and on two threads, and reports
 *   HybridSystem   what a system has to do: this engine here, peers in the profile of that name
 *   Scene          the data that all of them get, and what the right answers are
 *   Asleep         how much this engine slept meanwhile
 *   Load           one thread's stream of operations, the same for every system
 *   Crew           some threads with their loads; between stretches answers are compared
 * </pre>
 */
@NullMarked
package io.t4dx.bench.hybrid;

import org.jspecify.annotations.NullMarked;
