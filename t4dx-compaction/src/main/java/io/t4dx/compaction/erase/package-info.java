/**
 * Erasure: items go from the store, and then from every file of it that holds anything of them,
 * dead or not; and a walk over all files shows that nothing is left.
 */
@NullMarked
package io.t4dx.compaction.erase;

import org.jspecify.annotations.NullMarked;
