package io.t4dx.resilience;

import java.time.Duration;

/**
 * Figures of a circuit breaker.
 *
 * @param successes calls that returned
 * @param failures calls that threw what is not excluded
 * @param excluded calls that threw what is
 * @param rejected calls that were not let through
 * @param opened how many times it opened
 * @param failuresInARow failures since the last success, while it is closed
 * @param inState how long it has been in its state
 */
public record BreakerStatistics(
    CircuitBreaker.State state,
    long successes,
    long failures,
    long excluded,
    long rejected,
    long opened,
    int failuresInARow,
    Duration inState) {}
