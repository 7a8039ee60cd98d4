package io.t4dx.core.engine;

import io.t4dx.core.stamp.MicroClock;
import io.t4dx.index.kernel.Metric;

/** What reads need besides a view. */
record ReadContext(Metric metric, MicroClock clock, FrontDoor frontDoor, Events events) {}
