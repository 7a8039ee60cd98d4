/**
 * The runner of all measurements.
 *
 * <pre>
 * Bench            the command: picks a suite, starts a JVM with the flags that it needs, prints, writes the JSON file
 *   Suite          one family of measurements
 *     hybrid/      the memory of an agent under a mixed load, beside its peers
 *     keyvalue/    items under keys, beside stores of keys and values
 *     walk/        two hops along edges, beside graph databases
 *     vectors/     the vector index beside its peers
 *     growth/      what a store of a million items costs beside one of ten thousand
 *   jmh/           single steps, run by JMH
 *   JvmCommand     how another JVM is started as this one was
 *   NeighbourJvm   a system in a JVM of its own, as peers whose libraries exclude those of others
 *   report/        what every suite hands back: results, the machine they were seen on, tables, JSON
 *   compare/       what moved between two reports by more than noise
 *   page/          reports as a page of figures
 * </pre>
 */
@NullMarked
package io.t4dx.bench;

import org.jspecify.annotations.NullMarked;
