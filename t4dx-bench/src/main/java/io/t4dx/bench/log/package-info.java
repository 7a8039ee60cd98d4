/**
 * The log beside the raw cost of the device, in the same run.
 *
 * <pre>
 *   Device         what a write and a sync cost, into fresh and into allocated space
 *   OneWriter      a durable line of 2.5 KB, alone       beside a write-and-force into allocated space
 *   ManyWriters    the same by 16 and 64 threads         beside a bare group commit of the same bytes
 *   Batches        100 items in one line, one writer     beside a write-and-force of the same bytes
 *   LogSuite       the first three, and a bare file, in turns: the one for ratios
 *   Replay         reading and verifying 256 MB
 * </pre>
 */
@NullMarked
package io.t4dx.bench.log;

import org.jspecify.annotations.NullMarked;
