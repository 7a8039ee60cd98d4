/**
 * The passes, each in two steps: what it would do as of one state of the store, and doing it.
 *
 * <p>What a pass changes in items and edges it writes as anybody would, through the log: in
 * relative terms where it strengthens, and on condition that nothing has changed where it takes
 * away. So what others write meanwhile is neither lost nor undone, a crash leaves whole batches,
 * and a replay of the log does the same again. What it changes in segments is a merge, which
 * changes no answer.
 */
@NullMarked
package io.t4dx.compaction.pass;

import org.jspecify.annotations.NullMarked;
