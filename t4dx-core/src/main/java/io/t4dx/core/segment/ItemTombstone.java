package io.t4dx.core.segment;

import io.t4dx.model.ItemKey;

/** An item that was deleted at an LSN, and of which older segments may have a row. */
public record ItemTombstone(ItemKey key, long lsn) {}
