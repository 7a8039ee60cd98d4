/** Sleep: the passes NREM, REM and PRUNE over a store. */
@NullMarked
package io.t4dx.compaction;

import org.jspecify.annotations.NullMarked;
