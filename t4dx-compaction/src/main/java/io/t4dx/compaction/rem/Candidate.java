package io.t4dx.compaction.rem;

import java.util.UUID;

/**
 * An item that may go into a prototype.
 *
 * @param lsn the write that changed it last
 */
record Candidate(UUID id, long lsn) {}
