package io.t4dx.resilience;

import java.time.Instant;

/**
 * What one check of a store's health found.
 *
 * @param detail what was found, or what is wrong
 * @param failuresInARow how many times it failed since it last succeeded
 * @param since when it began to be as it is
 * @param advice what to do about it; empty where nothing is to be done
 */
public record HealthCheck(
    String name, boolean ok, String detail, int failuresInARow, Instant since, String advice) {}
