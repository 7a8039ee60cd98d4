/**
 * The suite {@code vectors}: builds each system's index over the same rows in one run, and measures
 * how fast each builds, searches at equal recall, filters, merges and opens.
 *
 * <pre>
 * VectorSuite   which data, which systems
 *   SystemRun   one system on one data set
 *     SearchCurve   what it costs to reach a recall
 * data/         rows, queries, the truth
 * system/       ours and the peers
 * </pre>
 */
@NullMarked
package io.t4dx.bench.vectors;

import org.jspecify.annotations.NullMarked;
