package io.t4dx.house.planted.cycle.a;

import io.t4dx.house.planted.cycle.b.Second;

/** One half of a cycle between packages. */
public record First(Second second) {}
