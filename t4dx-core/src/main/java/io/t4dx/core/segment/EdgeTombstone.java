package io.t4dx.core.segment;

import io.t4dx.model.EdgeKey;

/** An edge that was deleted at an LSN, and that older segments may have. */
public record EdgeTombstone(EdgeKey key, long lsn) {}
