/**
 * The runner of all measurements.
 *
 * <pre>
 * Bench            the command: picks a suite, starts a JVM with the flags that it needs, prints, writes the JSON file
 *   Suite          one family of measurements
 *     vectors/     the vector index beside its peers
 *   report/        what every suite hands back: results, the machine they were seen on, tables, JSON
 * </pre>
 */
@NullMarked
package io.t4dx.bench;

import org.jspecify.annotations.NullMarked;
