/**
 * A disk in memory that loses power on command.
 *
 * <p>It keeps what the store sees apart from what would survive:
 *
 * <pre>
 *   Directory   name -> node        seen now | synced     by the directory's own sync
 *   FileNode    block -> 4096 bytes seen now | synced     by the file's sync; a block is one reference
 *               size                seen now | synced     while both are the same bytes
 * </pre>
 *
 * <p>{@link io.t4dx.core.disk.sim.SimulatedDisk#crash} builds the disk that is found afterwards; a
 * {@link io.t4dx.core.disk.sim.FaultPlan} says which operation crashes, fails, or runs out of
 * space. Everything is a function of the operations and the seeds: a failure that was seen once can
 * be seen again.
 */
@NullMarked
package io.t4dx.core.disk.sim;

import org.jspecify.annotations.NullMarked;
