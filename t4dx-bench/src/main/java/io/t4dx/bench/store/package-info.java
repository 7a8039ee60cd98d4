/**
 * The store as an embedder uses it, through its public API: opening, reading, filtered search,
 * traversal, ingest and space, over stores of many segments.
 *
 * <pre>
 *   StoreSuite ── runs ──> StoreCase (one for each promise)
 *                              │ asks
 *                          FilledStores ── fills once a run, from ──> Memories, Relations (seeded)
 * </pre>
 */
@NullMarked
package io.t4dx.bench.store;

import org.jspecify.annotations.NullMarked;
