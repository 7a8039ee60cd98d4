/**
 * The sorted, versioned home of what was written lately.
 *
 * <p>One thread at a time writes (the one that leads a group of the log); any number read without
 * locks. Every state of an item or an edge is a version in a chain, newest first, stamped with the
 * LSN of its write:
 *
 * <pre>
 *   ItemNode ──head──> version lsn 90 ──older──> version lsn 71 ──older──> version lsn 12
 * </pre>
 *
 * A reader of a view at LSN 80 takes the first version at or below 80 and finds the same one
 * however often it looks. The writer cuts off what no view can reach any more.
 *
 * <p>An update of small fields of an item that lives in an older memtable is kept twice: as a new
 * version in the chain of that older node, where every read finds it beside vector and content, and
 * as a {@link io.t4dx.core.memtable.ItemVersion.Kind#PATCH patch} in the newest memtable, which
 * carries it to disk.
 */
@NullMarked
package io.t4dx.core.memtable;

import org.jspecify.annotations.NullMarked;
