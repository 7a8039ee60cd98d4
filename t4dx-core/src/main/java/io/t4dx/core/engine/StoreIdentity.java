package io.t4dx.core.engine;

import io.t4dx.index.kernel.Metric;
import java.util.UUID;

/**
 * What a store is for as long as it lives; the contents of STORE.json.
 *
 * @param dimension 0 where the first vector fixes it
 */
public record StoreIdentity(UUID id, Metric metric, int dimension, long createdAt) {}
