/** Looks into the archive and the journal for whoever inspects a store; changes nothing. */
@NullMarked
package io.t4dx.compaction.inspect;

import org.jspecify.annotations.NullMarked;
