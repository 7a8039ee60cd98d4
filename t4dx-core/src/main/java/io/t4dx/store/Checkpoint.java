package io.t4dx.store;

import java.time.Duration;
import java.time.Instant;

/**
 * A checkpoint that was taken: everything up to an LSN, components of the application and a whole
 * image of the store.
 *
 * @param file where the states of the components are, as a path
 * @param bytes of that file
 * @param components how many components' states it holds
 * @param linked how many files of the store got a second name for its image
 * @param took from begin to end
 * @param pause how long writers of changes had to wait for the states to be saved
 */
public record Checkpoint(
    long lsn,
    Instant at,
    String file,
    long bytes,
    int components,
    int linked,
    Duration took,
    Duration pause) {}
