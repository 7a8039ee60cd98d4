package io.t4dx.core.engine;

import io.t4dx.core.stamp.MicroClock;
import io.t4dx.index.kernel.Metric;
import java.util.function.LongSupplier;

/**
 * What reads need besides a view.
 *
 * @param ticks nanoseconds since any moment, for whoever explains where the time went
 */
record ReadContext(
    Metric metric, MicroClock clock, LongSupplier ticks, FrontDoor frontDoor, Events events) {}
