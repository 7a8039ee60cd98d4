package io.t4dx.core.segment;

import io.t4dx.model.ItemFields;
import io.t4dx.model.ItemKey;

/** All small fields of an item whose row is in an older segment, as of an LSN. */
public record Patch(ItemKey key, long lsn, ItemFields fields) {}
