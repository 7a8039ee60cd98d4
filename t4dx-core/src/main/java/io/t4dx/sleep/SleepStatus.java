package io.t4dx.sleep;

import java.util.Optional;

/**
 * How sleep stands.
 *
 * @param pressure of writes since the last cycle; at 1 a cycle is wanted even while the store is in
 *     use
 * @param running the cycle under way
 * @param last the newest cycle that ended since the store was opened
 */
public record SleepStatus(
    boolean automatic,
    boolean paused,
    double pressure,
    long cycles,
    Optional<SleepProgress> running,
    Optional<SleepReport> last) {}
