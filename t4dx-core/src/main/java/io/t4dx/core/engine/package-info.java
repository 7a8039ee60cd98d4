/**
 * The store itself: how it is opened, and the way of a write through it.
 *
 * <pre>
 *   write(batch)
 *     FrontDoor      checks everything that could fail, stamps ids
 *     codec          encodes the operations on the caller's thread
 *     MemoryBound    lets the writer wait where memory is full
 *     log            appends and syncs a group, then in LSN order, on the thread that leads it:
 *     Ledger           applies to the memtables, publishes a view
 *   returns
 * </pre>
 */
@NullMarked
package io.t4dx.core.engine;

import org.jspecify.annotations.NullMarked;
