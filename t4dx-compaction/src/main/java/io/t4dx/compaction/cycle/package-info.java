/**
 * The sleep of one store: cycles, one at a time, by itself or when it is told to.
 *
 * <pre>
 *   Scheduler ──┐
 *   run, execute ──> StoreSleep: one at a time ──> Cycle: NREM, REM, PRUNE ──> SleepReport
 *   plan ───────┘                                    └─> segments, archive, journal
 * </pre>
 */
@NullMarked
package io.t4dx.compaction.cycle;

import org.jspecify.annotations.NullMarked;
