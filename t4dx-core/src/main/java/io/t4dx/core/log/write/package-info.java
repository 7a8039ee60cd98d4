/**
 * The writing side of the log.
 *
 * <pre>
 *   append -> WriteQueue -> the first in it leads:
 *                             GroupCommit   frame all that wait, one write, one sync
 *                             hand on       the next leader starts its write
 *                             apply         in LSN order, in the leading thread
 *                             wake          the others of the group
 *   Groundwork (one background thread): zeros ahead of the writer, the next file, syncs of mode INTERVAL
 * </pre>
 */
@NullMarked
package io.t4dx.core.log.write;

import org.jspecify.annotations.NullMarked;
