/**
 * When a store falls asleep by itself. Pressure grows with writes and falls with idle time, as
 * adenosine does; a cycle begins when a pass is due and the store is idle or the pressure high.
 * Pure arithmetic over what is told to it: clocks and threads are elsewhere.
 */
@NullMarked
package io.t4dx.compaction.schedule;

import org.jspecify.annotations.NullMarked;
