package io.t4dx.core.engine;

import io.t4dx.core.flush.Courtesy;
import io.t4dx.core.stamp.MicroClock;
import io.t4dx.index.kernel.Metric;
import java.util.function.LongSupplier;

/**
 * What reads need besides a view.
 *
 * @param ticks nanoseconds since any moment, for whoever explains where the time went
 * @param courtesy lets searches go before the building of graphs
 */
record ReadContext(
    Metric metric,
    MicroClock clock,
    LongSupplier ticks,
    FrontDoor frontDoor,
    Courtesy courtesy,
    Events events) {}
